/** The version of this program, as its package says; a test holds them together. */
export const version = "0.1.0"
