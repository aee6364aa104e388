/**
 * The one permission table: server checks, the UI and `GET /roles` read it. A role absent from a permission's list
 * does not have it; a member's override in `organization_members.permissions` wins over the role.
 */
export const rolePermissions = {
  "leads.read": ["admin", "manager", "sales", "viewer"],
  "leads.write": ["admin", "manager", "sales"],
  "leads.delete": ["admin", "manager"],
  "leads.assign": ["admin", "manager", "sales"],
  "leads.bulk": ["admin", "manager", "sales"],
  "leads.import": ["admin", "manager"],
  "leads.export": ["admin", "manager"],
  "fields.manage": ["admin", "manager"],
  "views.share": ["admin", "manager"],
  "assignment.manage": ["admin", "manager"],
  "scoring.manage": ["admin", "manager"],
  "alerts.manage": ["admin", "manager"],
  "pipeline.read": ["admin", "manager", "sales", "viewer"],
  "pipeline.manage": ["admin", "manager"],
  "conversations.read": ["admin", "manager", "sales", "viewer"],
  "conversations.reply": ["admin", "manager", "sales"],
  "agent.read": ["admin", "manager", "sales", "viewer"],
  "agent.manage": ["admin"],
  "organization.read": ["admin", "manager", "sales", "viewer"],
  "organization.manage": ["admin"],
  "members.read": ["admin", "manager", "sales", "viewer"],
  "members.manage": ["admin"],
  "integrations.read": ["admin", "manager"],
  "integrations.manage": ["admin"],
  "audit.read": ["admin"],
} as const satisfies Record<string, readonly Role[]>;

export const roles = ["admin", "manager", "sales", "viewer"] as const;
export type Role = (typeof roles)[number];
export type Permission = keyof typeof rolePermissions;

/** Which records a person sees: all; those of their teams; their own. The last two with those nobody owns yet. */
export type Visibility = "all" | "team" | "own";

export type Grants = {
  role: Role | null;
  permissions: ReadonlySet<Permission>;
  visibility: Visibility;
  /** Whose records "team" visibility shows beside one's own; empty for the others. */
  teammates: readonly string[];
};

export const visibilities = ["own", "team", "all"] as const satisfies readonly Visibility[];

/** What a role sees unless the member's own setting says otherwise. */
export const roleVisibility: Record<Role, Visibility> = {
  admin: "all",
  manager: "all",
  sales: "own",
  viewer: "all",
};

export function grantsOf(
  role: Role,
  overrides: Record<string, boolean | string> = {},
  teammates: readonly string[] = [],
): Grants {
  const permissions = new Set(
    permissionNames.filter((name) => {
      const override = overrides[name];
      return typeof override === "boolean"
        ? override
        : (rolePermissions[name] as readonly Role[]).includes(role);
    }),
  );
  const visibility = visibilityOverride(overrides) ?? roleVisibility[role];
  return { role, permissions, visibility, teammates: visibility === "team" ? teammates : [] };
}

/** The member's own visibility; null where the role's counts. */
export const visibilityOverride = (overrides: Record<string, boolean | string>): Visibility | null =>
  visibilities.find((name) => name === overrides.visibility) ?? null;

export const permissionNames = Object.keys(rolePermissions) as Permission[];

/** Jobs do what the event's own operation needs; the organization is the limit. */
export const systemGrants: Grants = {
  role: null,
  permissions: new Set(permissionNames),
  visibility: "all",
  teammates: [],
};

/** The agent may talk and move what it qualifies, never delete, export or administer. */
export const agentGrants: Grants = {
  role: null,
  permissions: new Set([
    "leads.read",
    "leads.write",
    "pipeline.read",
    "conversations.read",
    "conversations.reply",
  ]),
  visibility: "all",
  teammates: [],
};
