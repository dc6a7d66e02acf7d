import { ask } from "./ask.js";

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
const inWorker = new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = (event) => reject(new Error(event.message || "the worker does not start"));
});
const failed = (error) => ({ failed: String(error) });
Promise.all([ask().catch(failed), inWorker.catch(failed)]).then(([page, worker]) => {
  window.said = { page, worker };
});
