/*
 * What programs may ask of the environment without loading the framework and its drivers.
 */
export { calendarsFolder, proceduresFolder } from './config';
