/** Apart, because it knows every driver: loaded only when there is a fault to describe. */
export { describeStartFault } from '@portal/platform';
