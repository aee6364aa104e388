import { z } from "zod";
import { grantsOf, roles } from "@/lib/auth/permissions";
import { defineOperation } from "@/lib/operation";

/** What each role may do, from the table the server itself checks. */
export const listRoles = defineOperation({
  name: "role.list",
  permission: "organization.read",
  input: z.object({}),
  async run() {
    const data = roles.map((role) => {
      const { permissions, visibility } = grantsOf(role);
      return { role, visibility, permissions: [...permissions] };
    });
    return { data, next_cursor: null };
  },
});
