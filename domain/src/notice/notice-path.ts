/** Where the application shows what a notice is about; the same address in an e-mail and under the bell. */
export const noticePath = {
  ownCase: (caseId: string) => `/cases/${caseId}`,
  sentInquiry: (caseId: string, inquiryId: string) => `/cases/${caseId}?inquiry=${inquiryId}`,
  receivedInquiry: (inquiryId: string) => `/inbox/${inquiryId}`,
  room: (roomId: string) => `/talk/${roomId}`,
  ownFacility: () => '/facility?tab=vacancy',
  ownFactors: () => '/account/factors',
  /** Where the prefecture decides about 「氏名が見えます」. */
  nameReports: () => '/office/names',
  /** 様式1–3: where the prefecture decides, and where the hospital has written it. */
  officeForm: (formId: string) => `/office/forms/${formId}`,
  ownForm: (formId: string) => `/forms/${formId}`,
  /** Where one looks after people's accounts. */
  people: () => '/account/people',
  /** Which hospital-funded seats go on (要綱10条5項). */
  renewal: () => '/forms?tab=renewal',
  officeInvoice: (invoiceId: string) => `/office/invoices/${invoiceId}`,
  ownInvoice: (invoiceId: string) => `/invoices/${invoiceId}`,
  /** 利用申込: where the prefecture decides. */
  officeApplication: (applicationId: string) => `/office/applications/${applicationId}`,
  announcements: () => '/announcements',
  officeAnnouncement: (announcementId: string) => `/office/announcements/${announcementId}`,
  /** What is going to be deleted (要綱25条): for the prefecture, for a hospital. */
  officeRetention: () => '/office/retention',
  retention: () => '/retention',
  /** What the prefecture asks about or has deleted (要綱24条): at the office, at the hospital that wrote it. */
  officeModeration: (moderationId: string) => `/office/moderation/${moderationId}`,
  moderation: (moderationId: string) => `/moderation/${moderationId}`,
  /** Through the notice, which is read by that. */
  notice: (noticeId: string) => `/notices/${noticeId}`,
  notices: () => '/notices',
  settings: () => '/notices/settings',
} as const
