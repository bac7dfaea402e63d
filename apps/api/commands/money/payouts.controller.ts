import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Act, AskedFor, type Asked } from '../desk/act.js';
import type { WriteAnswerDto } from '../desk/write-answer.js';
import { Writer } from '../desk/writer.js';

/** Has partners paid: batches requested by one person and approved by another, their payments followed one by one. */
@ApiTags('Payouts')
@Controller('v1/payouts')
export class PayoutActsController {
  constructor(private readonly writer: Writer) {}

  @Act('RequestPayoutBatch', '', 'Requests a batch that pays what is payable on a day.')
  request(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ApprovePayoutBatch', ':batch/approve', 'Another user approves: the batch may be paid.')
  approve(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('WithdrawPayoutBatch', ':batch/withdraw', 'Withdraws a batch that is not approved.')
  withdraw(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}

/** What became of the payments of a batch. */
@ApiTags('Payouts')
@Controller('v1/payouts/:batch/payments')
export class PaymentActsController {
  constructor(private readonly writer: Writer) {}

  @Act('SettlePayment', ':paymentId/settle', 'Says that a payment was handed to the bank.')
  settle(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('FailPayment', ':paymentId/fail', 'Says that a payment did not go through.')
  fail(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('RetryPayment', ':paymentId/retry', 'Hands in again a payment that failed.')
  retry(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('CancelPayment', ':paymentId/cancel', 'Gives up a payment that failed; its amount is payable again.')
  cancel(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }

  @Act('ConfirmPayment', ':paymentId/confirm', 'Says what the bank says was paid.')
  confirm(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}

/** Records rates of exchange, with their day and source. */
@ApiTags('Rates')
@Controller('v1/rates')
export class RateActsController {
  constructor(private readonly writer: Writer) {}

  @Act('RecordRate', '', 'Records what a currency was worth in another on a day.')
  record(@AskedFor() asked: Asked): Promise<WriteAnswerDto> {
    return this.writer.write(asked);
  }
}
