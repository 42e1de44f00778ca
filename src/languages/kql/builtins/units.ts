import { call, type Expr, literal } from '../../../plan/expr.ts'
import { constantText, toReal } from '../values.ts'
import { type Builtin, type CallSite, of } from './builtin.ts'

/** How a unit stands to the quantity's base unit: that many of it, counted from there. */
interface Scale {
  readonly size: number
  readonly zero?: number
}

type Units = Readonly<Record<string, Scale | 'tilt' | 'undocumented'>>

const sizes = (units: Readonly<Record<string, number>>): Units =>
  Object.fromEntries(Object.entries(units).map(([name, size]) => [name, { size }]))

/** Units that the page lists, of which neither a definition nor an example gives the factor that the product uses. */
const undocumented = (names: string): Units =>
  Object.fromEntries(names.split(' ').map((name) => [name, 'undocumented' as const]))

const INCH = 0.0254
const FOOT = 0.3048
const SURVEY_FOOT = 1200 / 3937
const YARD = 0.9144
const POUND = 0.45359237
const BTU = 1055.05585262
const ELECTRON_VOLT = 1.602176565e-19
const PARSEC = 3.08567758128e16
const LIGHT_YEAR = 9.4607304725808e15

const LENGTH: Units = {
  ...sizes({
    Meter: 1,
    Nanometer: 1e-9,
    Micrometer: 1e-6,
    Millimeter: 1e-3,
    Centimeter: 1e-2,
    Decimeter: 1e-1,
    Decameter: 10,
    Hectometer: 100,
    Kilometer: 1000,
    Inch: INCH,
    Microinch: INCH / 1e6,
    Mil: INCH / 1e3,
    Hand: 4 * INCH,
    Foot: FOOT,
    UsSurveyFoot: SURVEY_FOOT,
    Yard: YARD,
    Fathom: 2 * YARD,
    Chain: 22 * YARD,
    Shackle: 30 * YARD,
    NauticalMile: 1852,
    DataMile: 6000 * FOOT,
    DtpPoint: INCH / 72,
    DtpPica: INCH / 6,
    PrinterPoint: INCH / 72.27,
    PrinterPica: (12 * INCH) / 72.27,
    Twip: INCH / 1440,
    AstronomicalUnit: 1.495978707e11,
    Parsec: PARSEC,
    Kiloparsec: PARSEC * 1e3,
    Megaparsec: PARSEC * 1e6,
    LightYear: LIGHT_YEAR,
    KilolightYear: LIGHT_YEAR * 1e3,
    MegalightYear: LIGHT_YEAR * 1e6,
  }),
  ...undocumented('Angstrom Mile SolarRadius'),
}

const LITER = 1e-3
const US_TEASPOON = 4.92892159375e-6
const IMPERIAL_GALLON = 0.00454609

const VOLUME: Units = {
  ...sizes({
    CubicMeter: 1,
    CubicMicrometer: 1e-18,
    CubicMillimeter: 1e-9,
    CubicCentimeter: 1e-6,
    CubicDecimeter: 1e-3,
    CubicHectometer: 1e6,
    CubicKilometer: 1e9,
    HectocubicMeter: 1e2,
    KilocubicMeter: 1e3,
    Microliter: LITER / 1e6,
    Milliliter: LITER / 1e3,
    Centiliter: LITER / 100,
    Deciliter: LITER / 10,
    Liter: LITER,
    Decaliter: LITER * 10,
    Hectoliter: LITER * 100,
    Kiloliter: LITER * 1e3,
    Megaliter: LITER * 1e6,
    MetricTeaspoon: 5e-6,
    MetricCup: 2.5e-4,
    AuTablespoon: 2e-5,
    UkTablespoon: 1.5e-5,
    UsTeaspoon: US_TEASPOON,
    UsTablespoon: 3 * US_TEASPOON,
    UsCustomaryCup: 48 * US_TEASPOON,
    UsLegalCup: 2.4e-4,
    UsOunce: 6 * US_TEASPOON,
    UsPint: 96 * US_TEASPOON,
    UsQuart: 192 * US_TEASPOON,
    OilBarrel: 0.158987294928,
    ImperialOunce: IMPERIAL_GALLON / 160,
    ImperialPint: IMPERIAL_GALLON / 8,
    ImperialGallon: IMPERIAL_GALLON,
    KiloimperialGallon: IMPERIAL_GALLON * 1e3,
    MegaimperialGallon: IMPERIAL_GALLON * 1e6,
    ImperialBeerBarrel: 36 * IMPERIAL_GALLON,
    // The example of `convert-volume-function.md` shows a factor of six digits.
    AcreFoot: 1 / 0.000810714,
  }),
  ...undocumented(
    'BoardFoot CubicFoot HectocubicFoot KilocubicFoot MegacubicFoot CubicInch CubicMile CubicYard UsGallon DeciusGallon DecausGallon HectousGallon KilousGallon MegausGallon UsBeerBarrel',
  ),
}

const MASS: Units = {
  ...sizes({
    Kilogram: 1,
    Nanogram: 1e-12,
    Microgram: 1e-9,
    Milligram: 1e-6,
    Centigram: 1e-5,
    Decigram: 1e-4,
    Gram: 1e-3,
    Decagram: 1e-2,
    Hectogram: 1e-1,
    Tonne: 1e3,
    Kilotonne: 1e6,
    Megatonne: 1e9,
    Grain: POUND / 7000,
    Ounce: POUND / 16,
    Pound: POUND,
    Kilopound: POUND * 1e3,
    Megapound: POUND * 1e6,
    Stone: 14 * POUND,
    ShortHundredweight: 100 * POUND,
    LongHundredweight: 112 * POUND,
    ShortTon: 2000 * POUND,
    LongTon: 2240 * POUND,
    Slug: 1 / 6.852176556196105e-2,
  }),
  ...undocumented('EarthMass SolarMass'),
}

const ENERGY: Units = {
  ...sizes({
    Joule: 1,
    Millijoule: 1e-3,
    Kilojoule: 1e3,
    Megajoule: 1e6,
    Gigajoule: 1e9,
    Erg: 1e-7,
    Calorie: 4.184,
    Kilocalorie: 4184,
    Megacalorie: 4.184e6,
    BritishThermalUnit: BTU,
    KilobritishThermalUnit: BTU * 1e3,
    MegabritishThermalUnit: BTU * 1e6,
    GigabritishThermalUnit: BTU * 1e9,
    ThermEc: BTU * 1e5,
    DecathermEc: BTU * 1e6,
    ThermUs: 1.054804e8,
    DecathermUs: 1.054804e9,
    ThermImperial: 1.05505585257348e8,
    DecathermImperial: 1.05505585257348e9,
    WattHour: 3600,
    KilowattHour: 3.6e6,
    MegawattHour: 3.6e9,
    GigawattHour: 3.6e12,
    TerawattHour: 3.6e15,
    WattDay: 86_400,
    KilowattDay: 8.64e7,
    MegawattDay: 8.64e10,
    GigawattDay: 8.64e13,
    TerawattDay: 8.64e16,
    ElectronVolt: ELECTRON_VOLT,
    KiloelectronVolt: ELECTRON_VOLT * 1e3,
    MegaelectronVolt: ELECTRON_VOLT * 1e6,
    GigaelectronVolt: ELECTRON_VOLT * 1e9,
    TeraelectronVolt: ELECTRON_VOLT * 1e12,
    FootPound: 1.355817948,
    HorsepowerHour: 2.6845195377e6,
  }),
}

const FORCE: Units = {
  ...sizes({
    Newton: 1,
    Micronewton: 1e-6,
    Millinewton: 1e-3,
    Decanewton: 10,
    Kilonewton: 1e3,
    Meganewton: 1e6,
    Dyn: 1e-5,
    OunceForce: 0.2780138509537812,
    PoundForce: 4.44822161526051,
    KilopoundForce: 4448.22161526051,
    ShortTonForce: 8896.443230521,
  }),
  ...undocumented('KilogramForce KiloPond TonneForce Poundal'),
}

const perTime = (name: string, size: number, units = ['Second', 'Minute', 'Hour']): Units =>
  sizes(
    Object.fromEntries(
      units.map((unit) => [`${name}Per${unit}`, size / (unit === 'Second' ? 1 : unit === 'Minute' ? 60 : 3600)]),
    ),
  )

const BELOW_HOUR = ['Second', 'Minute']

const SPEED: Units = {
  ...perTime('Meter', 1),
  ...perTime('Nanometer', 1e-9, BELOW_HOUR),
  ...perTime('Micrometer', 1e-6, BELOW_HOUR),
  ...perTime('Millimeter', 1e-3),
  ...perTime('Centimeter', 1e-2),
  ...perTime('Decimeter', 1e-1, BELOW_HOUR),
  ...perTime('Kilometer', 1e3),
  ...perTime('Inch', INCH),
  ...perTime('Foot', FOOT),
  ...perTime('UsSurveyFoot', SURVEY_FOOT),
  ...perTime('Yard', YARD),
  ...sizes({ MilePerHour: 0.44704 }),
  ...undocumented('Knot'),
}

const RADIAN = 180 / Math.PI

const ANGLE: Units = {
  ...sizes({
    Degree: 1,
    Nanodegree: 1e-9,
    Microdegree: 1e-6,
    Millidegree: 1e-3,
    Radian: RADIAN,
    Nanoradian: RADIAN / 1e9,
    Microradian: RADIAN / 1e6,
    Milliradian: RADIAN / 1e3,
    Centiradian: RADIAN / 100,
    Deciradian: RADIAN / 10,
    Arcminute: 1 / 60,
    Arcsecond: 1 / 3600,
    Gradian: 0.9,
    NatoMil: 9 / 160,
    Revolution: 360,
  }),
  Tilt: 'tilt',
}

const TEMPERATURE: Units = {
  Kelvin: { size: 1 },
  DegreeCelsius: { size: 1, zero: 273.15 },
  MillidegreeCelsius: { size: 1e-3, zero: 273.15 },
  DegreeDelisle: { size: -2 / 3, zero: 373.15 },
  DegreeFahrenheit: { size: 5 / 9, zero: 459.67 * (5 / 9) },
  DegreeNewton: { size: 100 / 33, zero: 273.15 },
  DegreeRankine: { size: 5 / 9 },
  DegreeReaumur: { size: 5 / 4, zero: 273.15 },
  DegreeRoemer: { size: 40 / 21, zero: 273.15 - 7.5 * (40 / 21) },
  ...undocumented('SolarTemperature'),
}

const realOf = (value: number): Expr => literal('real', value)

function toBase(value: Expr, scale: Scale | 'tilt'): Expr {
  if (scale === 'tilt') return call('number.degrees', [call('number.asin', [value])])
  const scaled = scale.size === 1 ? value : call('number.multiply', [value, realOf(scale.size)])
  return scale.zero === undefined ? scaled : call('number.add', [scaled, realOf(scale.zero)])
}

function fromBase(value: Expr, scale: Scale | 'tilt'): Expr {
  if (scale === 'tilt') return call('number.sin', [call('number.radians', [value])])
  const counted = scale.zero === undefined ? value : call('number.subtract', [value, realOf(scale.zero)])
  if (scale.size === 1) return counted
  // Times 60 is nearer to the mark than by a sixtieth.
  return scale.size < 1
    ? call('number.multiply', [counted, realOf(1 / scale.size)])
    : call('number.divide_real', [counted, realOf(scale.size)])
}

/** `convert-length-function.md` and its siblings: units by their names, null where there is no such unit. */
const conversion = (units: Units): Builtin =>
  of(3, ([value, from, to], site) => {
    if (value === undefined || from === undefined || to === undefined) return undefined
    const scales = [scaleOf(units, from, site), scaleOf(units, to, site)]
    const [source, target] = scales
    if (source === undefined || target === undefined) return undefined
    if (source === null || target === null) return literal('real', null, site.span)
    return fromBase(toBase(toReal(site.cx, value), source), target)
  })

function scaleOf(units: Units, name: Expr, site: CallSite): Scale | 'tilt' | null | undefined {
  const written = constantText(name)
  if (written === undefined) return undefined
  const scale = Object.hasOwn(units, written) ? units[written] : null
  if (scale !== 'undocumented') return scale
  site.cx.refuse(name.span, `the unit \`${written}\``, 'the factor that the product uses is not documented')
  return null
}

export const UNIT_BUILTINS: Readonly<Record<string, Builtin>> = {
  convert_angle: conversion(ANGLE),
  convert_energy: conversion(ENERGY),
  convert_force: conversion(FORCE),
  convert_length: conversion(LENGTH),
  convert_mass: conversion(MASS),
  convert_speed: conversion(SPEED),
  convert_temperature: conversion(TEMPERATURE),
  convert_volume: conversion(VOLUME),
}
