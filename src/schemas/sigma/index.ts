import type { ViewDefinition } from '../view.ts'
import { APPLIANCE_VIEWS } from './appliances.ts'
import { CLOUD_VIEWS } from './cloud.ts'
import { HOST_VIEWS } from './hosts.ts'
import { LINUX_VIEWS } from './linux.ts'
import { NETWORK_VIEWS } from './network.ts'
import { WINDOWS_VIEWS } from './windows/index.ts'

/** The log sources that Sigma rules name, one table each (`logSourceTable`). */
export const SIGMA_VIEWS: readonly ViewDefinition[] = [
  ...WINDOWS_VIEWS,
  ...HOST_VIEWS,
  ...LINUX_VIEWS,
  ...APPLIANCE_VIEWS,
  ...CLOUD_VIEWS,
  ...NETWORK_VIEWS,
]
