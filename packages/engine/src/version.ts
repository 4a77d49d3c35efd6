import { version } from '../package.json';

/**
 * Version of the engine; part of the fingerprint of what it generates.
 *
 * @public
 */
export const ENGINE_VERSION: string = version;
