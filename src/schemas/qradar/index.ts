import { field } from '../../plan/formula.ts'
import { asInt, isNull, milliseconds, not } from '../formulas.ts'
import type { ViewDefinition } from '../view.ts'
import { FLOW_COLUMNS, FLOW_PROPERTIES } from './columns.ts'
import { EVENTS } from './events.ts'

/** Flows have bytes and no process: network events without bytes stand in `events` alone. */
const FLOWS: ViewDefinition = {
  name: 'flows',
  platform: 'qradar',
  timeColumn: 'starttime',
  columns: { ...FLOW_COLUMNS, ...FLOW_PROPERTIES },
  legs: [
    {
      from: 'network_activity',
      when: not(isNull(field('traffic.bytes_out'))),
      columns: {
        starttime: milliseconds(field('time')),
        firstpackettime: milliseconds(field('time')),
        sourceip: field('src_endpoint.ip'),
        sourceport: asInt(field('src_endpoint.port')),
        destinationip: field('dst_endpoint.ip'),
        destinationport: asInt(field('dst_endpoint.port')),
        protocolid: asInt(field('connection_info.protocol_num')),
        sourcebytes: field('traffic.bytes_out'),
        destinationbytes: field('traffic.bytes_in'),
        sourcepackets: field('traffic.packets_out'),
        destinationpackets: field('traffic.packets_in'),
      },
    },
  ],
}

export const QRADAR_VIEWS: readonly ViewDefinition[] = [EVENTS, FLOWS]
