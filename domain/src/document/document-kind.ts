import { z } from 'zod'

/** 書類の種類 (要綱15条, 診療情報提供書とADL表 named in it; the others as wards send them). */
export const documentKind = z.enum(['referral_letter', 'adl_sheet', 'nursing_summary', 'rehabilitation_summary', 'blood_test', 'imaging', 'electrocardiogram', 'body_photo', 'other'])
export type DocumentKind = z.infer<typeof documentKind>

/** What a document can belong to. Its feature decides who sees the subject; this one only knows kind and id. */
export const documentSubjectKind = z.enum(['case', 'room'])
export type DocumentSubjectKind = z.infer<typeof documentSubjectKind>

/** Told by the content, never by the file's name. */
export const documentContentType = z.enum(['application/pdf', 'image/png', 'image/jpeg'])
export type DocumentContentType = z.infer<typeof documentContentType>
