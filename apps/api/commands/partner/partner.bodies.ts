import type { PartnerCommand } from '#ledger';
import type { DatedBody } from '../body-of.js';
import type { FieldClass } from '../fields/field.js';
import * as dto from './partner.dto.js';
import * as money from './partner-money.dto.js';

/** The body of every command to a partner. */
export const partnerBodies: Readonly<Record<PartnerCommand['type'], FieldClass<DatedBody>>> = {
  OnboardPartner: dto.OnboardPartnerDto,
  RenamePartner: dto.RenamePartnerDto,
  SignAgreement: dto.SignAgreementDto,
  EndAgreement: dto.EndAgreementDto,
  NameContact: dto.NameContactDto,
  RemoveContact: dto.RemoveContactDto,
  ForgetContact: dto.ForgetContactDto,
  GrantTier: dto.GrantTierDto,
  SuspendPartner: dto.SuspendPartnerDto,
  ResumePartner: dto.ResumePartnerDto,
  NamePayee: money.NamePayeeDto,
  ChooseIncentive: money.ChooseIncentiveDto,
  WriteOffBalance: money.WriteOffBalanceDto,
  MergePartner: money.MergePartnerDto,
};
