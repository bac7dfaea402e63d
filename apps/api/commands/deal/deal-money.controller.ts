import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';

/** Records what a deal brought in and what was lost of it. */
@ApiTags('Money of a deal')
@Controller('v1/deals/:dealId')
export class DealMoneyController {
  constructor(private readonly writer: Writer) {}

  @Act('InvoiceDeal', 'invoices', 'The customer was sent an invoice.')
  invoice(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('CollectCash', 'collections', 'Cash came in.')
  collect(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('SetMargin', 'margin', 'Sets the margin of the deal.')
  setMargin(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('RefundDeal', 'refunds', 'The customer got money back.')
  refund(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('IssueCreditNote', 'credit-notes', 'The customer got a credit note.')
  issueCreditNote(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('RecordChurn', 'churn', 'The customer left.')
  recordChurn(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}
