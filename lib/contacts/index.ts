export { canonicalPhone, toE164 } from "./phone";
export { resolveContact, type Channel, type IdentityClaim, type PersonClaim } from "./resolve";
