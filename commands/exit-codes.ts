export { exitCodes } from '../reports/verdict-schema.ts';
