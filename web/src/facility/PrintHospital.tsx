import { printHospitalCall } from '@tasuki/domain/facility/facility-paper.contract'
import type { ReactNode } from 'react'
import { FileButton } from '../platform/FileButton'

/** 施設情報 of one hospital on A4. */
export const PrintHospital = ({ hospitalId, children }: { hospitalId: string; children: ReactNode }) => (
  <FileButton call={printHospitalCall} input={{ params: { hospitalId } }} kind="sheet">
    {children}
  </FileButton>
)
