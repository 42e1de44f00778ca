import type { Connection } from '../../activity.ts'

/** Ports on which TLS begins at once, where a scenario tells no service. */
const SECURE_PORTS = new Set([443, 465, 990, 993, 8443])

/** Whether a connection is TLS from its first byte on. */
export function isSecure({ service, serverName, transport, smtp, direction, local, remote }: Connection): boolean {
  if (transport !== 'tcp') return false
  if (service !== undefined) return service === 'ssl' || service === 'https'
  if (serverName !== undefined) return smtp === undefined
  return SECURE_PORTS.has((direction === 'outbound' ? remote : local).port)
}
