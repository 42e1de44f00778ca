import { fileURLToPath } from 'node:url'

/** The folder of detection packages that ships with siemless. */
export const SHIPPED_PACKAGES = fileURLToPath(new URL('../../content', import.meta.url))
