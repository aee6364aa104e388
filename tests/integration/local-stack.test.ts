import { expect, test } from "vitest";
import { buildFolder } from "@/scripts/stack/build-folder";

test.each([
  [".data/dev", /^\.next$/],
  ["./.data/dev/", /^\.next$/],
  [".data/second", /^\.data\/second\/next$/],
  ["/elsewhere/data", /^\.data\/next-[0-9a-f]{8}$/],
  ["..", /^\.data\/next-[0-9a-f]{8}$/],
])("the copy with its data in %s compiles inside the checkout, in a folder of its own", (dataDir, folder) => {
  expect(buildFolder(dataDir, "/checkout")).toMatch(folder);
});
