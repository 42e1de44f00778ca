import { describe, expect, test } from 'vitest'
import { checkFormula } from '../../test/support/check-formula.ts'
import { OCSF_CLASSES } from './ocsf/columns.ts'
import { VIEWS } from './views.ts'

describe.each(Object.entries(VIEWS))('views of %s', (platform, views) => {
  test('are named once each and know their platform and their time column', () => {
    expect(new Set(views.map((view) => view.name)).size).toBe(views.length)
    for (const view of views) {
      expect(view.platform).toBe(platform)
      // Snapshots have no time.
      const isSnapshot = /^(?:DeviceTvm|ExposureGraph)/.test(view.name) && !('Timestamp' in view.columns)
      if (isSnapshot) expect(view.timeColumn).toBeUndefined()
      else expect(Object.keys(view.columns), view.name).toContain(view.timeColumn)
    }
  })

  test.each(views.filter((view) => view.legs.length > 0))(
    '$name: every formula fits its class and its column',
    (view) => {
      const known: Readonly<Record<string, string>> = { ...view.extra, ...view.columns }
      const faults: string[] = []
      view.legs.forEach((leg, index) => {
        const columns = new Map(Object.entries(OCSF_CLASSES[leg.from]))
        const place = `leg ${index} (${leg.from})`
        if (leg.when !== undefined) {
          const checked = checkFormula(leg.when, columns)
          if (checked.type !== 'boolean') faults.push(`${place}: condition is ${checked.type}`)
          faults.push(...checked.faults.map((fault) => `${place}: condition: ${fault}`))
        }
        for (const [name, formula] of Object.entries(leg.columns)) {
          const checked = checkFormula(formula, columns)
          const wanted = known[name]
          if (wanted === undefined) faults.push(`${place}: ${name} is no column`)
          else if (checked.type !== wanted) faults.push(`${place}: ${name} is ${checked.type}, not ${wanted}`)
          faults.push(...checked.faults.map((fault) => `${place}: ${name}: ${fault}`))
        }
      })
      expect(faults).toEqual([])
    },
  )

  test('aliases stand for documented columns and are none themselves', () => {
    for (const view of views) {
      for (const [alias, target] of Object.entries(view.aliases ?? {})) {
        expect(Object.keys(view.columns)).toContain(target)
        expect(Object.keys(view.columns)).not.toContain(alias)
      }
    }
  })
})
