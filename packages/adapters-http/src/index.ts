/** The HTTP adapter of Outlay: the contract, its codecs and problems, the handlers, and the typed client. */
export * from "./api/Api.ts"
export * from "./api/Authorization.ts"
export { contract } from "./handlers/Docs.ts"
export * as HttpApp from "./handlers/HttpApp.ts"
export * from "./handlers/RegistrationDefaults.ts"
export * from "./handlers/ServiceInfo.ts"
export * as OutlayClient from "./client/OutlayClient.ts"
