export { login, loginBrowser } from "./login";
export { logout } from "./logout";
export { refresh } from "./refresh";
export { register, registerBrowser } from "./register";
export { confirmPasswordReset, requestPasswordReset } from "./reset-password";
export { switchOrganization } from "./switch-organization";
export { verifyEmail } from "./verify-email";
export { identify, type Identity } from "./identity";
export { verifyAccessToken } from "./access-token";
