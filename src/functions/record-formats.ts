import { type Dynamic, isArray, readDynamic, writeDynamic } from '../types/dynamic.ts'
import type { Scalar } from '../types/value.ts'
import { defineHostFunctions } from './define.ts'
import { type Labels, readCef, readLeef } from './record-headers.ts'

const text = (value: Scalar | undefined): string => (typeof value === 'string' ? value : '')

function elements(json: Scalar | undefined): readonly Dynamic[] {
  const value = readDynamic(text(json))
  return value !== undefined && isArray(value) ? value : []
}

function labelsOf(prefix: Scalar | undefined, kept: Scalar | undefined): Labels {
  return { prefix: text(prefix), keepsNames: kept === true }
}

/** Columns of so many characters each; one that begins beyond the end is none. */
function readColumns(source: string, names: readonly string[], widths: readonly number[], trim: boolean) {
  const chars = [...source]
  const fields = new Map<string, string>()
  let at = 0
  names.forEach((name, i) => {
    const width = widths[i] ?? 0
    if (name !== '' && at < chars.length) {
      const column = chars.slice(at, at + width).join('')
      fields.set(name, trim ? column.trim() : column)
    }
    at += width
  })
  return fields
}

/** Fields of events in formats whose records say what they hold: objects of names and texts. */
export const RECORD_FORMATS = defineHostFunctions({
  'record.of_cef': {
    doc: 'The fields of a CEF message of version 0, which may stand after other text: prefixes for the header, the extension and labelled fields, and whether these also keep their own names. Null where there is none.',
    params: ['string', 'string', 'string', 'string', 'boolean'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, header, extension, label, kept]) => {
      const fields = readCef(text(source), text(header), text(extension), labelsOf(label, kept))
      return fields === undefined ? null : writeDynamic(fields)
    },
    cases: [
      [
        ['x CEF:0|v|p\\|q|1|7|a \\\\ b|5| src=10.0.0.1\tmsg=a \\= b\\nc dst=::1', 'h.', 'e.', 'l.', false],
        '{"h.version":"0","h.device.vendor":"v","h.device.product":"p|q","h.device.version":"1","h.event_class_id":"7","h.name":"a \\\\ b","h.severity":"5","e.src":"10.0.0.1","e.msg":"a = b\\nc","e.dst":"::1"}',
      ],
      [
        ['CEF:0|v|p|1|7|n|5|cs1=on cs1Label=Is On', 'h.', 'e.', 'l.', false],
        '{"h.version":"0","h.device.vendor":"v","h.device.product":"p","h.device.version":"1","h.event_class_id":"7","h.name":"n","h.severity":"5","l.Is On":"on"}',
      ],
      [
        ['CEF:0|v|p|1|7|n|5|cs1=on cs1Label=L', '', '', 'l.', true],
        '{"version":"0","device.vendor":"v","device.product":"p","device.version":"1","event_class_id":"7","name":"n","severity":"5","cs1":"on","cs1Label":"L","l.L":"on"}',
      ],
      [['CEF:1|v|p|1|7|n|5|', '', '', '', false], null],
      [['CEF:0|v|p', '', '', '', false], null],
      [[null, '', '', '', false], null],
    ],
  },
  'record.of_leef': {
    doc: 'The fields of a LEEF message of version 1.0 or 2.0 (or 0, with an extension as CEF writes it), which may stand after other text: what divides the extension of version 1.0, prefixes for the header, the extension and labelled fields (not in version 2.0), and whether these also keep their own names. Null where there is none.',
    params: ['string', 'string', 'string', 'string', 'string', 'boolean'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, delimiter, header, extension, label, kept]) => {
      const labels = labelsOf(label, kept)
      const fields = readLeef(text(source), text(delimiter), text(header), text(extension), labels)
      return fields === undefined ? null : writeDynamic(fields)
    },
    cases: [
      [
        ['<13> LEEF:2.0|v|p|1|9|^|src=10.0.0.1^act=a b^cat=', '\t', 'h.', 'e.', 'l', false],
        '{"h.version":"2.0","h.device.vendor":"v","h.device.product":"p","h.device.version":"1","h.event_id":"9","e.src":"10.0.0.1","e.act":"a b","e.cat":""}',
      ],
      [
        ['LEEF:2.0|v|p|1|9|x7C|a=1|b=2', '\t', '', '', '', false],
        '{"version":"2.0","device.vendor":"v","device.product":"p","device.version":"1","event_id":"9","a":"1","b":"2"}',
      ],
      [
        ['LEEF:1.0|v|p|1|9|a=1 x\tb=2', '\t', '', '', '', false],
        '{"version":"1.0","device.vendor":"v","device.product":"p","device.version":"1","event_id":"9","a":"1 x","b":"2"}',
      ],
      [
        ['LEEF:0|v|p|1|9|a=1 x cs1=y cs1Label=n', '\t', '', '', 'l.', false],
        '{"version":"0","device.vendor":"v","device.product":"p","device.version":"1","event_id":"9","a":"1 x","l.n":"y"}',
      ],
      [['LEEF:3.0|v|p|1|9|a=1', '\t', '', '', '', false], null],
      [[null, '\t', '', '', '', false], null],
    ],
  },
  'record.of_widths': {
    doc: 'The columns of a text under the given names (an array; an empty name takes none), each of so many characters (an array), and whether blanks around them go. A column that begins beyond the end is none.',
    params: ['string', 'dynamic', 'dynamic', 'boolean'],
    literalFrom: 1,
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([source, names, widths, trim]) =>
      writeDynamic(readColumns(text(source), elements(names).map(String), elements(widths).map(Number), trim === true)),
    cases: [
      [['ab  cdef', list('x', 'y', 'z'), list(4, 3, 2), true], '{"x":"ab","y":"cde","z":"f"}'],
      [['ab  ', list('x', 'y'), list(4, 3), false], '{"x":"ab  "}'],
      [['', list('x'), list(4), true], '{}'],
      [[null, list('x'), list(4), true], null],
    ],
  },
  'record.of_one': {
    doc: 'A name and a text as an object of one member; null when either is, or the name is empty.',
    params: ['string', 'string'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([name, value]) => (text(name) === '' ? null : writeDynamic(new Map([[text(name), text(value)]]))),
    cases: [
      [['a"b', ''], '{"a\\"b":""}'],
      [['', 'x'], null],
      [['a', null], null],
    ],
  },
})

function list(...values: readonly (string | number)[]) {
  return { type: 'dynamic', value: JSON.stringify(values) } as const
}
