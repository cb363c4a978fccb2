export { createWebApp } from './app/create-web-app';
export { runWebApp, type WebProcess } from './app/run-web-app';
export { type Content, sendContent } from './downloads/send-content';
export { describeError, type Refusal } from './errors/describe-error';
export { type FormFaults, formFaults } from './errors/form-faults';
export {
  formChoices,
  formDate,
  type FormData,
  formRows,
  formText,
  type FormValue,
  readForm,
} from './forms/read-form';
export {
  assertEveryRouteIsGuarded,
  type GuardedRoute,
  listRoutes,
  type RouteRule,
} from './guard/route-rules';
export { Limit, type LimitRule } from './limits/limit';
export { MessageCatalogue, type MessageCatalogueOptions } from './messages/message-catalogue';
export { type WebAppOptions } from './options';
export { type PageOptions } from './pages/layout';
export { type Notice } from './pages/notice-cookie';
export { PageRenderer } from './pages/page-renderer';
export { type Pagination, pagesAround } from './pages/pages-around';
export { RETURN_PARAMETER, safeReturnPath } from './session/return-path';
export { SessionCookie } from './session/session-cookie';
export { type AppName, type Site, type SiteLink } from './site';
export {
  type IncomingFile,
  MAX_UPLOAD_BYTES,
  receiveUpload,
  type Upload,
  type UploadLimits,
} from './uploads/receive-upload';
