export { companiesOf, companyIdOf, companyKey } from "./company";
export { canonicalPhone, toE164 } from "./phone";
export { lockClaims, resolveContact, type Channel, type IdentityClaim, type PersonClaim } from "./resolve";
