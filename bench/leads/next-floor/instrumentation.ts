/** Next would take the product's own, which lies further up. */
export const register = () => undefined;
