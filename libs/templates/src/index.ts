export { type TemplateHelper, TemplateRenderer, type TemplateRendererOptions } from './renderer';
export { TemplateError } from './template-error';
