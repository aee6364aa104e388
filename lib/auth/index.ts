export { demoLogin } from "./demo-login";
export { login, loginBrowser } from "./login";
export { logout } from "./logout";
export { refresh } from "./refresh";
export { insertUser, register, registerBrowser } from "./register";
export { confirmPasswordReset, requestPasswordReset } from "./reset-password";
export { switchOrganization } from "./switch-organization";
export { verifyEmail } from "./verify-email";
export { identify, type Identity } from "./identity";
export { verifyAccessToken } from "./access-token";

// For invitations, which end in an account and a session of their own.
export { answerWithTokens, type Who } from "./answer";
export { linkToken, linkTokenHash, type LinkPurpose } from "./link-token";
export { memberGrants } from "./member-grants";
export { membershipsOf } from "./memberships";
export { hashPassword } from "./password";
// For whoever leaves an organization.
