declare module "topojson-client" {
  /** The GeoJSON of an object of a topology. */
  export function feature(topology: unknown, object: unknown): unknown;
}
