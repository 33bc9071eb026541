import { RECORD_SECTIONS, type RecordSection } from './record-sections'

/** How a field of a section is entered and read. `words`: what stands before its values in the messages. */
export type FieldSpec =
  | { path: string; kind: 'text'; max: number }
  | { path: string; kind: 'day' }
  | { path: string; kind: 'choice'; words: string; options: readonly string[] }
  | { path: string; kind: 'finding' }
  | { path: string; kind: 'number'; unit: 'points' | 'centimetres' | 'kilograms'; min: number; max: number; decimals: boolean }

const shapes = RECORD_SECTIONS
const choice = (path: string, words: string, options: readonly string[]): FieldSpec => ({ path, kind: 'choice', words, options })
const finding = (path: string): FieldSpec => ({ path, kind: 'finding' })
const text = (path: string, max: number): FieldSpec => ({ path, kind: 'text', max })
const day = (path: string): FieldSpec => ({ path, kind: 'day' })
const points = (path: string, min: number, max: number): FieldSpec => ({ path, kind: 'number', unit: 'points', min, max, decimals: false })

const FEE_CLASSES = shapes.adl.shape.category.unwrap().options
const ASSISTED = ['mobility', 'transfers', 'eating', 'toileting', 'bathing', 'dressing', 'grooming'] as const

/** The fields of each section in the order in which form and view show them; a test holds it to the contract. */
export const SECTION_FIELDS: Record<RecordSection, readonly FieldSpec[]> = {
  clinical: [
    text('clinical.department', 60),
    day('clinical.onsetDate'),
    day('clinical.operationDate'),
    choice('clinical.categoryByState', 'feeClass', FEE_CLASSES),
    choice('clinical.categoryByTreatment', 'feeClass', FEE_CLASSES),
    day('clinical.centralLineSince'),
  ],
  adl: [
    ...ASSISTED.map((name) => choice(`adl.${name}`, 'assist', shapes.adl.shape[name].unwrap().options)),
    choice('adl.category', 'feeClass', FEE_CLASSES),
    choice('adl.bedridden', 'bedridden', shapes.adl.shape.bedridden.unwrap().options),
    choice('adl.dementia', 'dementia', shapes.adl.shape.dementia.unwrap().options),
    points('adl.barthel', 0, 100),
    points('adl.fim', 18, 126),
  ],
  body: [
    text('body.diet', 100),
    finding('body.swallowing'),
    finding('body.paralysis'),
    finding('body.higherBrain'),
    { path: 'body.heightCm', kind: 'number', unit: 'centimetres', min: 20, max: 250, decimals: true },
    { path: 'body.weightKg', kind: 'number', unit: 'kilograms', min: 0.3, max: 400, decimals: true },
  ],
  behaviour: [
    ...['delirium', 'wandering', 'aggression', 'falls', 'restraint', 'smoking', 'psychiatric'].map((name) => finding(`behaviour.${name}`)),
    choice('behaviour.admissionForm', 'admission', shapes.behaviour.shape.admissionForm.unwrap().options),
  ],
  social: [
    choice('social.careLevel', 'careLevel', shapes.social.shape.careLevel.unwrap().options),
    choice('social.living', 'living', shapes.social.shape.living.unwrap().options),
    choice('social.outlook', 'outlook', shapes.social.shape.outlook.unwrap().options),
    text('social.keyPerson', 100),
    text('social.consenter', 100),
    ...['guardianship', 'publicAssistance', 'hardship', 'interpreter', 'privateRoom', 'visits'].map((name) => finding(`social.${name}`)),
  ],
  directive: [finding('directive.dnar'), finding('directive.acp'), finding('directive.takeBack'), text('directive.onward', 200)],
}

export const SECTION_NAMES = Object.keys(SECTION_FIELDS) as RecordSection[]

/** The long text that goes with a section, where it has one. */
export const SECTION_PASSAGES = {
  clinical: ['history', 'course', 'medication'],
  adl: [],
  body: [],
  behaviour: [],
  social: ['background'],
  directive: ['direction'],
} as const satisfies Record<RecordSection, readonly ('history' | 'course' | 'medication' | 'background' | 'direction')[]>
export type PassageField = (typeof SECTION_PASSAGES)[RecordSection][number]
