import { expect, test } from "vitest";
import type { CustomField } from "@/lib/fields/schemas";
import { decodeColumns, defaultColumns, encodeColumns, presentColumns } from "./columns";

const field = { key: "obra", field_type: "text" } as CustomField;

test("columns survive the cookie", () => {
  const columns = [...defaultColumns, { id: "custom.obra", width: 90 }];
  expect(decodeColumns(encodeColumns(columns))).toEqual(columns);
});

test.each([undefined, "", "full_name", "full_name:abc", "full_name:5", "stage:100,stage:100"])(
  "a cookie that says %s says nothing",
  (text) => expect(decodeColumns(text)).toBeUndefined(),
);

test("the name is always there and first, and a field that is gone has no column", () => {
  const columns = [
    { id: "custom.obra", width: 90 },
    { id: "custom.gone", width: 90 },
    { id: "stage", width: 90 },
  ];
  expect(presentColumns(columns, [field]).map(({ id }) => id)).toEqual(["full_name", "custom.obra", "stage"]);
});
