import { ask } from "./ask.js";

ask().then(
  (said) => postMessage(said),
  (error) => postMessage({ failed: String(error) }),
);
