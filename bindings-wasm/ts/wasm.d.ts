/** What wasm-bindgen writes, as far as it is used here. */

/** Where the core is, or what it holds. */
export type Loadable =
  | string
  | URL
  | Request
  | Response
  | ArrayBuffer
  | Uint8Array<ArrayBuffer>
  | WebAssembly.Module
  | Promise<Response>;

export default function load(from: { module_or_path: Loadable }): Promise<void>;
export function initSync(from: { module: ArrayBufferView<ArrayBuffer> }): void;

export function tell(operation: string, options: string): string;
export function apply(data: Uint8Array, operation: string, options: string): string;

export class Case {
  private constructor();
  static open(data: Uint8Array, options: string): Case;
  ask(operation: string, options: string): string;
  edit(changes: string): Case;
  to_json(): string;
  to_lines(): string;
  free(): void;
}
