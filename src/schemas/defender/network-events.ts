import { apply, type Formula, field } from '../../plan/formula.ts'
import { asInt, choose, equals, first, isNumber, lower, nothing, text } from '../formulas.ts'
import type { ViewDefinition } from '../view.ts'
import { INBOUND } from '../windows/event.ts'
import { DEFENDER_COLUMNS } from './columns.ts'
import { DEVICE, INITIATING } from './initiating.ts'

const inbound = isNumber(field('connection_info.direction_id'), INBOUND)

/** The event says who opened the connection, Defender which side is this device. */
const local = (part: string): Formula => choose(inbound, field(`dst_endpoint.${part}`), field(`src_endpoint.${part}`))
const remote = (part: string): Formula => choose(inbound, field(`src_endpoint.${part}`), field(`dst_endpoint.${part}`))

const protocol = lower(field('connection_info.protocol_name'))

/** https://learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table: there are no bytes in it. */
export const DEVICE_NETWORK_EVENTS: ViewDefinition = {
  name: 'DeviceNetworkEvents',
  platform: 'defender',
  timeColumn: 'Timestamp',
  columns: DEFENDER_COLUMNS.DeviceNetworkEvents,
  legs: [
    {
      from: 'network_activity',
      columns: {
        ...DEVICE,
        ...INITIATING,
        ActionType: choose(inbound, text('InboundConnectionAccepted'), text('ConnectionSuccess')),
        RemoteIP: remote('ip'),
        RemotePort: asInt(remote('port')),
        RemoteUrl: first(field('url.text'), remote('hostname')),
        LocalIP: local('ip'),
        LocalPort: asInt(local('port')),
        Protocol: choose(
          equals(protocol, 'tcp'),
          text('Tcp'),
          equals(protocol, 'udp'),
          text('Udp'),
          equals(protocol, 'icmp'),
          text('Icmp'),
          nothing(),
        ),
        RemoteIPType: apply('ip.class', remote('ip')),
        LocalIPType: apply('ip.class', local('ip')),
      },
    },
  ],
}
