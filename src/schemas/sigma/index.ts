import type { ViewDefinition } from '../view.ts'
import { NETWORK_VIEWS } from './network.ts'
import { WINDOWS_VIEWS } from './windows/index.ts'

/** The log sources that Sigma rules name, one table each (`logSourceTable`). */
export const SIGMA_VIEWS: readonly ViewDefinition[] = [...WINDOWS_VIEWS, ...NETWORK_VIEWS]
