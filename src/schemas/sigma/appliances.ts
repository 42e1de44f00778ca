import type { ViewDefinition } from '../view.ts'
import { SIGMA_HEADER } from './header.ts'
import { lineTable } from './line-tables.ts'

/** `%FACILITY-SEVERITY-MNEMONIC: `, as IOS, IOS XE, NX-OS and IOS XR write it, and ASA's `%ASA-6-113004: `. */
const CISCO = '%[A-Z][A-Z0-9_]*(?:-[A-Z0-9_]+)*-[0-7]-[A-Z0-9_]+ ?:'
/** `%%01LDP/4/MSG(l)[12]:`: two signs and the version of the format (Huawei, "Log format"). */
const HUAWEI = '%%[0-9]{2}[A-Za-z0-9_-]+/[0-7]/[A-Za-z0-9_]+'
/** Daemons of Junos, and structured data under Juniper's enterprise number. */
const JUNIPER =
  '(?:junos@2636\\.|(?:^|[ /])(?:rpd|mgd|jdhcpd|dcd|chassisd|cosd|pfed|snmpd|mib2d|l2cpd|lacpd|eswd|jsrpd|kmd|idpd|utmd|RT_FLOW|RT_IDP|RT_UTM)(?:\\[[0-9]+\\])?: )'

/**
 * Lines of network devices. A device does not say for which of Sigma's services a line is: each service of a product has
 * all of them, and a rule's keywords choose.
 */
const FORTIGATE: readonly ViewDefinition[] = ['event', 'traffic', 'utm'].map((kind) => ({
  name: `fortigate/${kind}`,
  platform: 'sigma',
  timeColumn: '@time',
  columns: SIGMA_HEADER,
  rest: '@fields',
  legs: [],
}))

export const APPLIANCE_VIEWS: readonly ViewDefinition[] = [
  ...['cisco', 'cisco/aaa', 'cisco/accounting', 'cisco/bgp', 'cisco/ldp', 'cisco/syslog'].map((name) =>
    lineTable(name, [CISCO]),
  ),
  ...['huawei', 'huawei/bgp', 'huawei/ldp'].map((name) => lineTable(name, [HUAWEI])),
  ...['juniper', 'juniper/bgp', 'juniper/ldp'].map((name) => lineTable(name, [JUNIPER])),
  ...FORTIGATE,
]
