import { describe, expect, test } from 'vitest'
import type { Activity } from '../../src/simulation/activity.ts'
import { linuxRecords } from '../../src/simulation/linux/index.ts'
import type { SensorRecord } from '../../src/simulation/sensor.ts'
import { AUDITD, SYSMON_LINUX } from '../../src/simulation/sensors/linux.ts'
import { describeWithSharedData, SHARED } from '../shared-data.ts'
import { unzippedLines } from '../support/unzip.ts'
import { sampleActivities } from './sample-scenario.ts'
import { observed, rowsOf, sessionOver } from './written-records.ts'

const activities = sampleActivities('linux')
const audit = observed(AUDITD, activities)
const sysmon = observed(SYSMON_LINUX, activities)
const events = (records: readonly SensorRecord[]): readonly string[] => records.map((record) => record.event)

/** Names of a line's fields, in their order. */
const names = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^| )([a-z][\w]*)=/g)].map(([, name = '']) => name)
const dataNames = (xml: string): readonly string[] =>
  [...xml.matchAll(/<(?:Data Name=")?(\w+)/g)].map(([, name = '']) => name)

describe('records of Linux hosts', () => {
  test('tell starts, connections and files, each by the records that the kernel writes together', () => {
    const file = ['SYSCALL', 'CWD', 'PATH', 'PATH', 'PROCTITLE']
    expect(events(audit)).toEqual([
      ...['SYSCALL', 'EXECVE', 'CWD', 'PATH', 'PATH', 'PROCTITLE'],
      ...file,
      ...file,
      ...['SYSCALL', 'SOCKADDR', 'PROCTITLE'],
      ...['SYSCALL', 'SOCKADDR', 'PROCTITLE'],
    ])
    expect(events(sysmon)).toEqual(['1', '11', '11', '3', '3', '5'])
  })

  test('are none of other systems', () => {
    const others: readonly Activity[] = [...sampleActivities('windows'), ...sampleActivities('macos')]
    expect(others.flatMap(linuxRecords)).toEqual([])
  })

  for (const [sensor, format] of [
    [AUDITD, 'log'],
    [AUDITD, 'syslog'],
  ] as const) {
    test(`${sensor.id}:${format} is read as it was written`, async () => {
      const session = await sessionOver(sensor, format, audit)
      const { counts, diagnostics } = session.ingested
      // That times of syslog have no year is a note.
      const told = diagnostics.filter(({ severity }) => severity !== 'info')
      expect([counts.read, counts.rejected, counts.unmapped, told]).toEqual([audit.length, 0, 0, []])
      const rule = (selection: string, category: string) =>
        `title: t\nlogsource: {product: linux, ${category}}\ndetection: {s: ${selection}, condition: s}\n`
      const execve = await rowsOf(
        session,
        'sigma',
        rule('{type: EXECVE, a0: curl, a1: --upload-file, a2: /tmp/Out.tgz}', 'service: auditd'),
      )
      expect(execve).toHaveLength(1)
      const created = await rowsOf(
        session,
        'sigma',
        rule('{type: PATH, name: /tmp/run.sh, nametype: CREATE}', 'service: auditd'),
      )
      expect(created).toHaveLength(1)
      const started = await rowsOf(
        session,
        'sigma',
        rule(
          "{Image: /usr/bin/curl, CommandLine|contains: '--upload-file /tmp/Out.tgz ftp://'}",
          'category: process_creation',
        ),
      )
      expect(started).toHaveLength(1)
      const connected = await rowsOf(
        session,
        'sigma',
        rule(
          '{Image: /usr/bin/curl, DestinationIp: 93.184.215.14, DestinationPort: 21}',
          'category: network_connection',
        ),
      )
      expect(connected).toHaveLength(1)
    })
  }

  for (const format of ['syslog', 'xml']) {
    test(`sysmon-linux:${format} is read as it was written`, async () => {
      const session = await sessionOver(SYSMON_LINUX, format, sysmon)
      const { counts, diagnostics } = session.ingested
      // That times of syslog have no year is a note.
      const told = diagnostics.filter(({ severity }) => severity !== 'info')
      expect([counts.read, counts.rejected, counts.unmapped, told]).toEqual([sysmon.length, 0, 0, []])
      const hits = async (category: string, selection: string): Promise<number> =>
        (
          await rowsOf(
            session,
            'sigma',
            `title: t\nlogsource: {product: linux, category: ${category}}\ndetection: {s: ${selection}, condition: s}\n`,
          )
        ).length
      expect(
        await hits(
          'process_creation',
          '{Image: /usr/bin/curl, ParentImage: /usr/bin/bash, User: jdoe, IntegrityLevel: no level}',
        ),
      ).toBe(1)
      expect(await hits('network_connection', '{Image: /usr/bin/curl, DestinationPort: 21, Initiated: true}')).toBe(1)
      expect(await hits('file_event', '{TargetFilename: /tmp/run.sh}')).toBe(1)
    })
  }
})

describeWithSharedData('real records of Linux hosts', () => {
  test('of the audit log have the same fields in the same order', () => {
    const root = `${SHARED}/telemetry/security-datasets/atomic/linux/discovery/host/sh_arp_cache.zip`
    const real = unzippedLines(root).slice(0, 6)
    expect(real).toHaveLength(6)
    const own = audit.slice(0, 6).map(({ text = '' }) => text)
    expect(own.map(names)).toEqual(
      real.map((line) => (line.includes('type=EXECVE') ? [...names(line), 'a2', 'a3'] : names(line))),
    )
    const encoded = real.at(-1)?.split('proctitle=')[1] ?? ''
    expect(own.at(-1)?.split('proctitle=')[1]).toMatch(/^[0-9A-F]+$/)
    expect(encoded).toMatch(/^[0-9A-F]+$/)
  })

  test('of Sysmon have the same elements in the same order', () => {
    const root = `${SHARED}/telemetry/security-datasets/compound/Log4Shell`
    const zip = `${root}/syslog_sysmon_log4shell_cve2021_44228_jndi_reference.zip`
    const messages = unzippedLines(zip).map((line) => String(JSON.parse(line).SyslogMessage))
    const shape = (id: string, texts: readonly string[]) => {
      const text = texts.find((each) => each.includes(`<EventID>${id}</EventID>`) && each.endsWith('</Event>'))
      const version = /<Version>\d+<\/Version>/.exec(text ?? '')?.[0]
      return { version, names: dataNames(text ?? '') }
    }
    const own = linuxRecords({ ...deletion(), kind: 'file', action: 'delete' }).map(({ text }) => text)
    const all = [...sysmon.map(({ text = '' }) => text), ...own]
    for (const id of ['1', '3', '5', '11', '23']) expect(shape(id, all), id).toEqual(shape(id, messages))
  })
})

function deletion() {
  const found = activities.find((activity) => activity.kind === 'file')
  if (found?.kind !== 'file') throw new Error('the sample has files')
  return found
}
