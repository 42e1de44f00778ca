import { describe, expect, test } from 'vitest'
import { coversLogSource, logSourceTable } from './log-source.ts'

describe('log sources', () => {
  test.each([
    [{ product: 'windows', category: 'process_creation' }, 'windows/process_creation'],
    [{ product: 'windows', service: 'security' }, 'windows/security'],
    [{ product: 'windows', category: 'process_creation', service: 'sysmon' }, 'windows/process_creation/sysmon'],
    [{ category: 'webserver' }, 'webserver'],
    [{ service: 'apache' }, 'apache'],
    [{ product: 'gcp', service: 'gcp.audit' }, 'gcp/gcp.audit'],
    [{ product: 'Windows', category: 'Process_Creation ' }, 'windows/process_creation'],
    [{ product: 'windows', service: 'ldap_debug' }, 'windows/ldap'],
    [{ product: 'linux', category: 'file_create' }, 'linux/file_event'],
    [{ product: 'windows', service: 'constructor' }, 'windows/constructor'],
    [{ product: 'kubernetes', service: 'audit' }, 'kubernetes/application/audit'],
    [{ product: 'kubernetes', category: 'application', service: 'audit' }, 'kubernetes/application/audit'],
    [{ product: 'acme', service: 'rocket' }, 'acme/rocket'],
  ])('%j is %s', (logSource, table) => {
    expect(logSourceTable(logSource)).toBe(table)
  })

  test.each([
    [{ product: 'windows' }, { product: 'windows', category: 'process_creation' }, true],
    [{ category: 'process_creation' }, { product: 'windows', category: 'process_creation' }, true],
    [{ product: 'windows', category: 'process_creation' }, { product: 'windows', category: 'process_creation' }, true],
    [{}, { product: 'windows' }, true],
    [{ product: 'windows', service: 'ldap' }, { product: 'Windows', service: 'ldap_debug' }, true],
    [{ product: 'windows', category: 'process_creation' }, { category: 'process_creation' }, false],
    [{ product: 'windows', category: 'process_creation' }, { product: 'windows' }, false],
    [{ product: 'linux' }, { product: 'windows', category: 'process_creation' }, false],
    [{ product: 'windows', service: 'sysmon' }, { product: 'windows', category: 'process_creation' }, false],
  ])('%j covers %j: %s', (general, special, covers) => {
    expect(coversLogSource(general, special)).toBe(covers)
  })
})
