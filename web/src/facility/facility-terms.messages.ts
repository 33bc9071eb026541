import { FACILITY_TERM_WORDS } from '@tasuki/domain/facility/facility-words'
import { defineMessages } from '../ui/language'

export const facilityTerms = defineMessages(FACILITY_TERM_WORDS)

export type FacilityTerms = (typeof facilityTerms)['ja']
