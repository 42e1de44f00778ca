import { type Dynamic, writeDynamic } from '../types/dynamic.ts'
import { defineHostFunctions, type HostFunction, type Vector } from './define.ts'
import { readXml } from './xml.ts'

/** A function of one text that gives the JSON text of what is in it. */
function reading(doc: string, read: (text: string) => Dynamic, cases: readonly Vector[]): HostFunction {
  return {
    doc,
    params: ['string'],
    returns: 'dynamic',
    nulls: 'propagate',
    evaluate: ([text]) => {
      const value = typeof text === 'string' ? read(text) : null
      return value === null ? null : writeDynamic(value)
    },
    cases,
  }
}

/** Pairs without `=` are none; of a name given twice the last value stays. Nothing is decoded. */
function readQuery(query: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=')
    if (at > 0) pairs.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return pairs
}

/** The text before the first of the marks, and the rest from it on. */
function cutBefore(text: string, marks: RegExp): readonly [string, string] {
  const at = text.search(marks)
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at)]
}

function readUrl(url: string): Dynamic {
  const at = url.indexOf('://')
  const scheme = at === -1 ? '' : url.slice(0, at)
  const [beforeFragment, fragment] = cutBefore(at === -1 ? '' : url.slice(at + 3), /#/)
  const [beforeQuery, query] = cutBefore(beforeFragment, /\?/)
  const [authority, path] = cutBefore(beforeQuery, /\//)
  const user = /^([^:@]*):([^@]*)@/.exec(authority)
  const address = authority.slice(user?.[0].length ?? 0)
  const colon = address.lastIndexOf(':')
  return new Map<string, Dynamic>([
    ['Scheme', scheme],
    ['Host', colon === -1 ? address : address.slice(0, colon)],
    ['Port', colon === -1 ? '' : address.slice(colon + 1)],
    ['Path', path],
    ['Username', user?.[1] ?? ''],
    ['Password', user?.[2] ?? ''],
    ['Query Parameters', readQuery(query.slice(1))],
    ['Fragment', fragment.slice(1)],
  ])
}

/** The program's name: to the closing quote, or to the first character not above a blank, whatever stands there. */
function readProgram(line: string): readonly [program: string, rest: string] {
  if (line.startsWith('"')) {
    const end = line.indexOf('"', 1)
    return end === -1 ? [line.slice(1), ''] : [line.slice(1, end), line.slice(end + 1)]
  }
  const end = line.search(/[\0- ]/)
  return end === -1 ? [line, ''] : [line.slice(0, end), line.slice(end + 1)]
}

/** `CommandLineToArgvW`, whose rules for quotes are older than those of today's C runtime. */
function readWindowsArguments(line: string): readonly string[] {
  const [program, rest] = readProgram(line)
  const found = [program]
  let at = 0
  const skipBlanks = (): void => {
    while (rest[at] === ' ' || rest[at] === '\t') at += 1
  }
  skipBlanks()
  while (at < rest.length) {
    let argument = ''
    let quotes = 0
    let backslashes = 0
    for (; at < rest.length; at += 1) {
      const char = rest.charAt(at)
      if (quotes === 0 && (char === ' ' || char === '\t')) break
      if (char === '\\') {
        backslashes += 1
        continue
      }
      if (char !== '"') {
        argument += '\\'.repeat(backslashes) + char
        backslashes = 0
        continue
      }
      argument += '\\'.repeat(backslashes >> 1)
      if (backslashes % 2 === 0) quotes += 1
      else argument += '"'
      backslashes = 0
      // Of quotes in a row every third one is a character.
      for (; rest[at + 1] === '"'; at += 1) {
        quotes += 1
        if (quotes === 3) {
          argument += '"'
          quotes = 0
        }
      }
      if (quotes === 2) quotes = 0
    }
    found.push(argument + '\\'.repeat(backslashes))
    skipBlanks()
  }
  return found
}

/** RFC 4180, leniently: a quote inside a field that does not begin with one is a character like others. */
function readCsvRecord(text: string): readonly string[] {
  const fields: string[] = []
  let at = 0
  for (;;) {
    let field = ''
    if (text[at] === '"') {
      at += 1
      for (;;) {
        const end = text.indexOf('"', at)
        if (end === -1) return [...fields, field + text.slice(at)]
        field += text.slice(at, end)
        at = end + 1
        if (text[at] !== '"') break
        field += '"'
        at += 1
      }
    }
    const [more, rest] = cutBefore(text.slice(at), /,|\r?\n/)
    fields.push(field + more)
    if (!rest.startsWith(',')) return fields
    at += more.length + 1
  }
}

function readPath(path: string): Dynamic {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):\/\//.exec(path)
  const place = path.slice(scheme?.[0].length ?? 0)
  const last = Math.max(place.lastIndexOf('/'), place.lastIndexOf('\\'))
  const root = /^(?:[\\/]{2}\?[\\/])?([A-Za-z]:)/.exec(place)
  const directory = last === -1 ? (root?.[0] ?? '') : place.slice(0, last)
  const name = last === -1 ? place.slice(directory.length) : place.slice(last + 1)
  const colon = name.indexOf(':')
  const file = colon === -1 ? name : name.slice(0, colon)
  const dot = file.lastIndexOf('.')
  return new Map([
    ['Scheme', scheme?.[1] ?? ''],
    ['RootPath', root?.[1] ?? ''],
    ['DirectoryPath', directory],
    ['DirectoryName', directory === root?.[0] ? '' : directory.replace(/^.*[\\/]/s, '')],
    ['Filename', file],
    ['Extension', dot === -1 ? '' : file.slice(dot + 1)],
    ['AlternateDataStreamName', colon === -1 ? '' : name.slice(colon + 1)],
  ])
}

const NO_URL =
  '{"Scheme":"","Host":"","Port":"","Path":"","Username":"","Password":"","Query Parameters":{},"Fragment":""}'

/** Texts of other formats as dynamics. */
export const PARSE = defineHostFunctions({
  'parse.url': reading(
    'The parts of an absolute URL, as they stand there: `Scheme`, `Host`, `Port`, `Path` (with its `/`), `Username`, `Password` (both only where a `:` divides them), `Query Parameters`, `Fragment`. All are empty without `://`.',
    readUrl,
    [
      [
        ['ftp://ann:s3@files.test:21/a/b.txt?x=1&y=%20&x=2&z#top'],
        '{"Scheme":"ftp","Host":"files.test","Port":"21","Path":"/a/b.txt","Username":"ann","Password":"s3","Query Parameters":{"x":"2","y":"%20"},"Fragment":"top"}',
      ],
      [
        ['https://ann@h.test:8/'],
        '{"Scheme":"https","Host":"ann@h.test","Port":"8","Path":"/","Username":"","Password":"","Query Parameters":{},"Fragment":""}',
      ],
      [
        ['http://[::1]?a=b=c'],
        '{"Scheme":"http","Host":"[:","Port":"1]","Path":"","Username":"","Password":"","Query Parameters":{"a":"b=c"},"Fragment":""}',
      ],
      [['mailto:ann@mail.test'], NO_URL],
      [[''], NO_URL],
      [[null], null],
    ],
  ),
  'parse.url_query': reading(
    'The parameters of the query of a URL under `Query Parameters`, not decoded; of a name given twice the last.',
    (query) => new Map([['Query Parameters', readQuery(query)]]),
    [
      [['a=1&b=x+y&a=2'], '{"Query Parameters":{"a":"2","b":"x+y"}}'],
      [['a&=b'], '{"Query Parameters":{}}'],
      [[null], null],
    ],
  ),
  'parse.windows_arguments': reading(
    'The arguments of a command line by the rules of `CommandLineToArgvW`, the program first; null for the empty text.',
    (line) => (line === '' ? null : readWindowsArguments(line)),
    [
      [['"C:\\a b\\x.exe" /c  "d e"'], '["C:\\\\a b\\\\x.exe","/c","d e"]'],
      [['x "a\\\\\\"b" c\\\\d "e\\\\"'], '["x","a\\\\\\"b","c\\\\\\\\d","e\\\\"]'],
      [['x """a b" ""c d'], '["x","\\"a","b \\"c","d"]'],
      [['x a"b c"d ""'], '["x","ab cd",""]'],
      [['"x"y z'], '["x","y","z"]'],
      [[' x'], '["","x"]'],
      [['x "a b'], '["x","a b"]'],
      [[''], null],
    ],
  ),
  'parse.csv_record': reading('The fields of the first record of CSV text.', readCsvRecord, [
    [['a, b,"c,""d"""\n,e'], '["a"," b","c,\\"d\\""]'],
    [['"a\r\nb",\r\nc'], '["a\\r\\nb",""]'],
    [['a"b,"c'], '["a\\"b","c"]'],
    [[''], '[""]'],
    [[null], null],
  ]),
  'parse.path': reading(
    'The parts of a path with either kind of slash: `Scheme`, `RootPath` (a drive), `DirectoryPath`, `DirectoryName`, `Filename`, `Extension`, `AlternateDataStreamName`; empty where there is none.',
    readPath,
    [
      [
        ['C:\\Users\\ann\\n.tar.gz:zone'],
        '{"Scheme":"","RootPath":"C:","DirectoryPath":"C:\\\\Users\\\\ann","DirectoryName":"ann","Filename":"n.tar.gz","Extension":"gz","AlternateDataStreamName":"zone"}',
      ],
      [
        ['file://D:/x'],
        '{"Scheme":"file","RootPath":"D:","DirectoryPath":"D:","DirectoryName":"","Filename":"x","Extension":"","AlternateDataStreamName":""}',
      ],
      [
        [''],
        '{"Scheme":"","RootPath":"","DirectoryPath":"","DirectoryName":"","Filename":"","Extension":"","AlternateDataStreamName":""}',
      ],
      [[null], null],
    ],
  ),
  'parse.xml': reading(
    'An XML document as an object: attributes are `@name`, text beside them or beside elements `#text`, elements of one name an array, an empty element null; text that is a JSON number is that number. Comments, CDATA and instructions are passed over. Null when it is not well formed or longer than 1 MiB.',
    readXml,
    [
      [['<a x="1"><b>t</b><b/><c> u &amp; v </c></a>'], '{"a":{"@x":1,"b":["t",null],"c":"u & v"}}'],
      [['<?xml version="1.0"?><!-- c --><a>one<b>2.0</b>two</a>'], '{"a":{"#text":["one","two"],"b":2.0}}'],
      [['<a>'], null],
      [['<a></b>'], null],
      [['x'], null],
      [[''], null],
    ],
  ),
})
