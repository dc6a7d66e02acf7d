// The page in a real browser, against what is known of the January case: page.test.mjs PAGE CASE [TEXTS].
import { harness } from "./harness.mjs";
import { access } from "./tests/access.mjs";
import { files } from "./tests/files.mjs";
import { honest } from "./tests/honest.mjs";
import { large } from "./tests/large.mjs";
import { policy } from "./tests/policy.mjs";
import { tables } from "./tests/tables.mjs";
import { views } from "./tests/views.mjs";

const [folder, january, texts] = process.argv.slice(2);
const suite = await harness(folder);
await views(suite);
await tables(suite);
await files(suite, january, texts);
await honest(suite);
await policy(suite);
await access(suite);
await large(suite, process.env.CLAIMGRAPH_BIG_CASE);
await suite.finish();
