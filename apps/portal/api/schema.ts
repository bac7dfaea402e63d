// Generated from the description of the API: WRITE_FORMATS=1 npm test -- test/acceptance/api-client
export interface paths {
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers. */
        get: operations["isLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether log and database answer, and read models are built. */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Metrics in the text format of Prometheus, for the token of the metrics, auditors and administrators. */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists every account by partner and currency, as it stands on a day; beside it in one currency, if asked. */
        get: operations["AccountQueriesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Carries out the commands of many streams, with a result for each. */
        post: operations["bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Streams the changes that the caller may see, each once reads show it.
         * @description Events `change` with data `{type, kind, id, position}`; the event id is the position in the log. The stream ends with the session or key.
         */
        get: operations["streamChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/commitments/breaches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the commitments that were kept late, or not at all; to a partner its own. */
        get: operations["DealReportsController_breaches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists who has what from which won deal. */
        get: operations["CreditQueriesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists deals by id, at any instant of either clock. */
        get: operations["DealQueriesController_list"];
        put?: never;
        /** Opens a deal. */
        post: operations["openDeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One deal with its dossier, at any instant of either clock. The ETag is its revision. */
        get: operations["DealQueriesController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/amount": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes what the open deal is worth. */
        post: operations["changeAmount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/arithmetic": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How every cent of a deal came about. */
        get: operations["DealQueriesController_arithmetic"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/attribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms the attribution bucket, be it none. */
        post: operations["confirmAttribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/churn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer left. */
        post: operations["recordChurn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cash came in. */
        post: operations["collectCash"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What partners owe by their commitments on a deal, and whether it was kept; to a partner its own. */
        get: operations["DealReportsController_commitments"];
        put?: never;
        /** Records the minimum commitments of a partner. */
        post: operations["makeCommitment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes to correct a won deal. */
        post: operations["proposeCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/corrections/{correctionId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person approves the correction. */
        post: operations["approveCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer got a credit note. */
        post: operations["issueCreditNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/engagements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A partner joins the deal. */
        post: operations["engagePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/expected-close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says when the open deal is expected to close. */
        post: operations["setExpectedClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/hand-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names who owns onboarding, support or renewal. */
        post: operations["nameHandOff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer was sent an invoice. */
        post: operations["invoiceDeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The division of a deal, line by line. */
        get: operations["DealQueriesController_lines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/lose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes the deal as lost. */
        post: operations["loseDeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/margin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets the margin of the deal. */
        post: operations["setMargin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/model": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes how the open deal is sold together. */
        post: operations["changeModel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/next-step": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what is to happen next on the deal, and by when. */
        post: operations["setNextStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The customer got money back. */
        post: operations["refundDeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Files a registration of several partners. */
        post: operations["registerDeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/registrations/{registrationId}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A named partner accepts its role and weight. */
        post: operations["acceptRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/registrations/{registrationId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves a registration. */
        post: operations["approveRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/registrations/{registrationId}/expire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the protection of a registration that is over. */
        post: operations["expireRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/registrations/{registrationId}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a registration protect for longer. */
        post: operations["extendRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/registrations/{registrationId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rejects a registration, with a reason. */
        post: operations["rejectRegistration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/relationship-owner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names who owns the customer relationship. */
        post: operations["nameRelationshipOwner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a lost deal again. */
        post: operations["reopenDeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes to open a won deal again. */
        post: operations["proposeReopening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/reopening/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person approves: the won deal is open again. */
        post: operations["approveReopening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a partner a role. */
        post: operations["assignRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/roles/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a role from a partner. */
        post: operations["releaseRole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/rule-set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the open deal follow another rule set. */
        post: operations["moveToRuleSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/source-partner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names the partner that brought the deal, or nobody. */
        post: operations["nameSourcePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves the deal to a stage. */
        post: operations["changeStage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/stage-leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names who leads a stage. */
        post: operations["nameStageLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/touchpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Logs a touchpoint. */
        post: operations["logTouchpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/touchpoints/{touchpointId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The other side says that it happened. */
        post: operations["confirmTouchpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/touchpoints/{touchpointId}/contest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The other side says that it did not happen so. */
        post: operations["contestTouchpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/touchpoints/{touchpointId}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says how it really was. */
        post: operations["correctTouchpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/touchpoints/{touchpointId}/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that it never was. */
        post: operations["voidTouchpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events of a deal that the caller may see, in order, with the texts that it may read. */
        get: operations["DealQueriesController_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/velocity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days of a deal and of each stage beside its cohort, where partners engaged, and how its tag stands. */
        get: operations["DealReportsController_velocity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deals/{dealId}/win": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes the deal as won. */
        post: operations["winDeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/digest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** SHA-256 over all read models, without the instants of recording. */
        get: operations["LedgerStatusController_digest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists disputes by id; to a partner its own. */
        get: operations["DisputeQueriesController_list"];
        put?: never;
        /** Disputes a line of one's own by naming what is wrong or missing; the amount is held while it is open. */
        post: operations["openDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{disputeId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dispute with its history, and the texts that the caller may read. The ETag is its revision. */
        get: operations["DisputeQueriesController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{disputeId}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Operations answer; the partner may escalate in time, else the dispute lapses. */
        post: operations["answerDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{disputeId}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The deal of the disputed line as it stands, and as the dispute would have it, line by line and with the arithmetic of both. */
        get: operations["DisputeQueriesController_comparison"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{disputeId}/escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The partner takes the dispute on to finance, after a first ruling to another person there. */
        post: operations["escalateDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{disputeId}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds evidence; after an answer this asks for another one. */
        post: operations["addDisputeEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{disputeId}/rule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finance rules, with a reason; what the ruling says of touchpoints is recorded on the deal. */
        post: operations["ruleDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{disputeId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The partner withdraws the dispute. */
        post: operations["withdrawDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a dispute would come to, before it is opened; records nothing. */
        post: operations["compareDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The imports of the last thirty days, newest first. */
        get: operations["listImports"];
        put?: never;
        /** Keeps files and tries them under a mapping: every fault by row and column, and what would be recorded. Records nothing. */
        post: operations["askForImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One import: how far it is, what was found, what came of it. */
        get: operations["readImport"];
        put?: never;
        post?: never;
        /** Removes an import and its files, also one under way; what it brought into the ledger stays. */
        delete: operations["removeImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/carry-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Carries out an import that was tried, or goes on with one that broke off: what is in already adds nothing. */
        post: operations["carryOutImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{importId}/rejects/{fileName}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rows of a file that did not go in, each with its fault, to be mended and imported again. */
        get: operations["readImportRejects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the entries of the journal by the instants of their causes. */
        get: operations["JournalQueriesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/journal/balances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands on every account in each currency, now or at the end of a quarter. */
        get: operations["JournalQueriesController_balances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/journal/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole journal as a file for hledger or beancount. */
        get: operations["JournalFileController_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/checkpoint": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest signed checkpoint, a C2SP signed note: origin, size and root of the tree over all events. */
        get: operations["checkpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The checkpoints that were signed, the latest first (starting_after: a size). */
        get: operations["checkpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public key that checks the checkpoints, as name+hash+key. */
        get: operations["logKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/proof/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** That the log of one size became that of another by adding events: nothing was removed or rewritten. */
        get: operations["consistencyProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/proof/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** That an event the caller may see is in the signed log: its leaf, and the hashes from there to the root. */
        get: operations["inclusionProof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/log/tile/{level}/{index}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A tile of the tree: up to 256 hashes of 32 bytes. What is hashed, the events, is not given to everybody. */
        get: operations["tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pairings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pairings by currency, ranked: pipeline, win rate, cycle, size; at any instant of either clock. */
        get: operations["PairingQueriesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists partners by id. */
        get: operations["PartnerQueriesController_list"];
        put?: never;
        /** Takes an organisation into the programme. */
        post: operations["onboardPartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One partner. */
        get: operations["PartnerQueriesController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What stands to a partner's account: what is payable on a day, held back, in payment, paid. */
        get: operations["AccountQueriesController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Records an agreement. */
        post: operations["signAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/agreements/{agreementId}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends an agreement. */
        post: operations["endAgreement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes one of the rewards of an incentive that was earned. */
        post: operations["chooseIncentive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Names a person to talk to. */
        post: operations["nameContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/contacts/{contactId}/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Destroys the key of the contact: name and address can never be read again. */
        post: operations["forgetContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/contacts/{contactId}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Removes a contact. */
        post: operations["removeContact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a partner has earned, line by line, at any instant of either clock. */
        get: operations["PartnerQueriesController_credited"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes the partner part of another. */
        post: operations["mergePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives the organisation another name. */
        post: operations["renamePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/payee": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says under which number, and in which currency, the partner is paid. */
        post: operations["namePayee"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists a partner's payments, and where a batch left it out, batch by batch. */
        get: operations["AccountQueriesController_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/projection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the open deals of a partner would earn it if they were won as they stand. */
        get: operations["PartnerQueriesController_projection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the registrations that name a partner, with its role, and what became of them. */
        get: operations["RegistrationQueriesController_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends the suspension. */
        post: operations["resumePartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a partner accrued in a period, entry by entry; the period is not closed yet. */
        get: operations["PartnerQueriesController_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statements of one partner, newest first, one entry for each currency. */
        get: operations["StatementQueriesController_ofPartner"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/statements/{period}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One statement as it was issued: balances, and its lines page by page (starting_after: a line's number). */
        get: operations["StatementQueriesController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/statements/{period}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The statement as a document, the very bytes that were kept when it was issued. */
        get: operations["StatementQueriesController_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Suspends the partner: no new registration or role. */
        post: operations["suspendPartner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/tier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grants a tier, or takes it away. */
        post: operations["grantTier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The events of a partner's own history that the caller may see, with the texts that it may read. */
        get: operations["PartnerQueriesController_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/trail-bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All events that the partner may see, each with its proof, as one archive that verifies offline. The same bytes while the log is signed no further. */
        get: operations["BundleController_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/partners/{partnerId}/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives up what the partner owes back. */
        post: operations["writeOffBalance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the batches of payments by their numbers. */
        get: operations["PayoutQueriesController_list"];
        put?: never;
        /** Requests a batch that pays what is payable on a day. */
        post: operations["requestPayoutBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{batch}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One batch with its payments and whom it leaves out. */
        get: operations["PayoutQueriesController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{batch}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another user approves: the batch may be paid. */
        post: operations["approvePayoutBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{batch}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An approved batch as a file: CSV for a paying system, bills for Xero, a journal for QuickBooks. A payment that is held back is not in it. */
        get: operations["PayoutFileController_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{batch}/payments/{paymentId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives up a payment that failed; its amount is payable again. */
        post: operations["cancelPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{batch}/payments/{paymentId}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what the bank says was paid. */
        post: operations["confirmPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{batch}/payments/{paymentId}/fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a payment did not go through. */
        post: operations["failPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{batch}/payments/{paymentId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands in again a payment that failed. */
        post: operations["retryPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{batch}/payments/{paymentId}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that a payment was handed to the bank. */
        post: operations["settlePayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{batch}/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the batch expected to pay beside what the bank says it paid. */
        get: operations["PayoutQueriesController_reconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/{batch}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraws a batch that is not approved. */
        post: operations["withdrawPayoutBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payouts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a batch would pay on a day, and whom it would leave out; nothing is posted. */
        get: operations["PayoutQueriesController_preview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The quarters that are proposed for closing, being closed or closed, each as it stands. */
        get: operations["StatementQueriesController_periods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another user approves: statements are issued, then the quarter is closed. */
        post: operations["approvePeriodClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period}/audit-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A closed quarter as one archive that verifies and replays offline: the signed log up to its closing, rules, deals, statements, replay. The same bytes whenever it is asked for. */
        get: operations["AuditPackController_pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What closing a quarter would promise now: each account, awards, totals. Posts nothing. */
        get: operations["previewPeriod"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period}/preview/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines that closing a quarter would promise one partner now (starting_after: a line's number). Posts nothing. */
        get: operations["previewPeriodLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes to close a quarter. */
        post: operations["proposePeriodClose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period}/restatements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The restatements of a quarter in the order of their proposal, with who decided and why. */
        get: operations["RestatementQueriesController_list"];
        put?: never;
        /** Proposes to price the deals of a closed quarter by another version; a dry run tells the differences. */
        post: operations["proposeRestatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period}/restatements/{restatementId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another user approves: the differences are posted in the open quarter. */
        post: operations["approveRestatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/{period}/restatements/{restatementId}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a proposal back that nobody has approved. */
        post: operations["withdrawRestatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The programme, or that none is founded yet. */
        get: operations["LedgerStatusController_programme"];
        put?: never;
        /** Founds the programme. */
        post: operations["foundProgramme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programme/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets zone and fiscal year. */
        put: operations["changeCalendar"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programme/dispute-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets how long lines can be disputed, and how long each side has for its next word. */
        put: operations["setDisputeTerms"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programme/gates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets which gates a deal has to pass. */
        put: operations["setGates"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programme/registration-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets how long registrations wait and protect. */
        put: operations["setRegistrationTerms"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/programme/stages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Sets the stages of a sale, in order. */
        put: operations["defineStages"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists rates of exchange in the order in which they were told. */
        get: operations["RateQueriesController_list"];
        put?: never;
        /** Records what a currency was worth in another on a day. */
        post: operations["recordRate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/read-models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the read models have followed the log, and what stopped. */
        get: operations["LedgerStatusController_readModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/registrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the registrations of all deals with what each asks, of whom, and what became of it. */
        get: operations["listRegistrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The replays that were asked for, newest first. */
        get: operations["listReplays"];
        put?: never;
        /** Asks for a replay of quarters under some rules, from what was known at some moment; posts nothing. */
        post: operations["askForReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays/{replayId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One replay: how far it is, or what it was made from. */
        get: operations["readReplay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays/{replayId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a replay that is not done. */
        post: operations["cancelReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays/{replayId}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole tandem.replay/1, byte for byte as its certificate has the digest of. */
        get: operations["readReplayDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/replays/{replayId}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a replay came to: sums, awards, and the deals that differ, page by page (starting_after: a deal). */
        get: operations["readReplayResult"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/dispute-rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many lines of deals were disputed, by quarter, pairing, role or clause: nobody is watching, working, watch, or rules unclear. */
        get: operations["DisputeRateController_rates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reports/time-to-pay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Days from won to paid, co-sell deals beside solo ones, by the quarter of the close. */
        get: operations["AccountQueriesController_timeToPay"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-sets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of every rule set, published or drafted, without its document. */
        get: operations["listRuleSets"];
        put?: never;
        /** Drafts the next version of a rule set. */
        post: operations["draftRuleSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-sets/{ruleSetId}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A version of a rule set, word for word. A published one never changes. */
        get: operations["RuleSetQueriesController_one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-sets/{ruleSetId}/versions/{version}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another user approves: the version is published, and its won deals are re-priced. */
        post: operations["approveRuleSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-sets/{ruleSetId}/versions/{version}/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes a draft for publication, and tells which won deals it re-prices. */
        post: operations["proposeRuleSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-sets/{ruleSetId}/versions/{version}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a published version take no more deals. */
        post: operations["retireRuleSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-sets/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the deals of the first rule set would earn under the second, as tandem.comparison/1; records and posts nothing. */
        post: operations["compareRuleSets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/rule-sets/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checks a rule set and names every fault; records nothing. */
        post: operations["validateRuleSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tells who is signed in. */
        get: operations["getSession"];
        put?: never;
        /** Signs in by name and password; the session comes as a cookie, in place of the one before. */
        post: operations["signIn"];
        /** Signs out. */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists whom the demo lets in by a click; 404 where this is no demo. */
        get: operations["listDemoSignIns"];
        /** Makes the ledger a demo that people enter by a click: while a demo is loaded, by the operator of the machine. */
        put: operations["offerDemoSignIns"];
        /** Signs in to the demo by a click; 404 where this is no demo. */
        post: operations["signInToDemo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists the caller's own sessions. */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        /** Ends all of the caller's sessions but the one that asks. */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends one of the caller's sessions. */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/split-gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lists won deals whose registered split is not the one that the evidence supports, with the gap of each partner. */
        get: operations["DealReportsController_splitGaps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Statements as they ended, newest first, one entry for each currency. */
        get: operations["StatementQueriesController_all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Registers a person or an integration. */
        post: operations["registerUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issues an API key; its text is in this answer and nowhere else. */
        post: operations["issueApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/api-keys/{apiKeyId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes an API key for good. */
        post: operations["revokeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/deactivate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the user do nothing any more. */
        post: operations["deactivateUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/forget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deactivates the user and destroys the key of what it wrote: that can never be read again. */
        post: operations["forgetUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sets a password: one's own, which takes the present one, or for one time somebody else's. */
        post: operations["setPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/rights/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grants a right. */
        post: operations["grantRight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/rights/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Proposes a right that takes two persons. */
        post: operations["proposeRight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{userId}/rights/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes a right. */
        post: operations["revokeRight"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptRegistrationBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The partner that accepts its role and weight.
             * @example ptr_alpha
             */
            partnerId: string;
        };
        /** @description An account in the currency that it is owed in. */
        AccountAnswer: {
            balance: string;
            /** @description Null unless another currency was asked for. */
            converted: components["schemas"]["AccountInAnswer"] | null;
            currency: string;
            disputed: string;
            heldBack: string;
            id: string;
            inPayment: string;
            notDue: string;
            /** @enum {string} */
            object: "account";
            paid: string;
            partnerId: string;
            payable: string;
        };
        AccountDto: {
            /**
             * @description The customer's domain.
             * @example acme.example
             */
            domain?: string | null;
            /**
             * @description The customer's name.
             * @example Acme Ltd
             */
            name: string;
            /**
             * @description The customer's segment.
             * @example mid
             */
            segment?: string | null;
        };
        /** @description How an account stands on a day. Balance = payable + disputed + held back + not yet due. */
        AccountFigures: {
            balance: string;
            disputed: string;
            heldBack: string;
            inPayment: string;
            notDue: string;
            paid: string;
            payable: string;
        };
        /** @description The same told in the currency that was asked for, by the latest rate not after a day: which, and who said so. Each figure is rounded by itself. Where no rate was told there are no figures, and `fault` says so; within one currency there is no rate to name. */
        AccountInAnswer: {
            currency: string;
            /** @enum {string|null} */
            fault: "rate-missing" | null;
            figures: components["schemas"]["AccountFigures"] | null;
            rate: string | null;
            rateOn: string | null;
            rateSource: string | null;
        };
        AddDisputeEvidenceDto: {
            /**
             * @description What shows it. Kept sealed, outside the log.
             * @example Agreed on the call.
             */
            evidence: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        AnswerDisputeDto: {
            /**
             * @description The answer. Kept sealed, outside the log.
             * @example Agreed on the call.
             */
            answer: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ApiKeyAnswerDto: {
            /**
             * @description The key, shown this once; null where the request had been carried out before, or was a trial.
             * @example tandem_robin.laptop.…
             */
            apiKey: string | null;
            /** @description Whether nothing was recorded because only a trial was asked for. */
            dryRun: boolean;
            /** @description The facts recorded; none where it was so already. */
            events: components["schemas"]["RecordedFactDto"][];
            /**
             * @description What was written to.
             * @example deal_acme-renewal
             */
            id: string;
            /**
             * @description The part that the request named or had named: a touchpoint, a registration, a refund.
             * @example T-1
             */
            partId: string | null;
            /** @description Whether the request had been carried out before. */
            repeated: boolean;
            /**
             * @description Its revision now, also the ETag; -1: it does not exist.
             * @example 7
             */
            revision: number;
        };
        ApproveCorrectionBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ApprovePayoutBatchBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ApprovePeriodCloseBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ApproveRegistrationBodyDto: {
            /**
             * @description Partners bound without having accepted; that takes a reason.
             * @default []
             * @example [
             *       "ptr_alpha"
             *     ]
             */
            boundFor: string[];
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why partners are bound without having accepted. Kept sealed, outside the log.
             * @example Agreed on the call.
             */
            reason?: string | null;
        };
        ApproveReopeningDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ApproveRestatementBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ApproveRuleSetBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        /** @description Every cent of one deal: under which rules, what came out, and each step to it. */
        ArithmeticAnswer: {
            dealId: string;
            flags: {
                [key: string]: unknown;
            }[];
            /** @description The restatement of the quarter that the version holds by; null where the deal's dates say so. */
            restatement: {
                eventId: string;
                id: string;
                period: string;
            } | null;
            ruleSet: {
                digest: string;
                id: string;
                version: number;
            } | null;
            /** @description What of the facts rulings on disputes led to; to a partner those on its own disputes. */
            rulings: components["schemas"]["RulingOnDeal"][];
            /** @description The split fixed at registration beside the one that the evidence supports, in each position that has both. */
            splits: {
                clause: string;
                declared: string;
                declaredPercent: string;
                difference: string;
                differencePercent: string;
                /** @description The role assignments that the declared part rests on, and the qualifying touchpoints that the evidence is. */
                eventIds: string[];
                evidence: string;
                evidencePercent: string;
                partnerId: string;
                position: string;
            }[];
            /**
             * @description `owed` of a won deal, else a projection.
             * @enum {string}
             */
            standing: "owed" | "projection";
            status: string;
            steps: components["schemas"]["TraceStep"][];
            /** @description The steps as a person reads them. */
            text: string;
        };
        AssignRoleDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The partner.
             * @example ptr_alpha
             */
            partnerId: string;
            /**
             * @description What it does on the deal.
             * @example selling
             * @enum {string}
             */
            role: "sourcing" | "selling" | "technicalValidation" | "implementation" | "influence";
            /**
             * @description What its share of the role weighs; null: not agreed.
             * @example 2
             */
            weight?: string | null;
        };
        /** @description What stands on an account in one currency. */
        BalanceAnswer: {
            account: string;
            /** @description Positive is a debit balance, negative a credit balance; exactly the digits of the currency. */
            balance: string;
            currency: string;
            id: string;
            /** @enum {string} */
            object: "balance";
            /** @description How many lines it sums. */
            postings: number;
        };
        BulkAnswerDto: {
            /** @description One result per item. */
            results: components["schemas"]["BulkResultDto"][];
        };
        BulkCommandDto: {
            /**
             * @description The command: `type`, and the fields of its own route, those of the address among them.
             * @example {
             *       "type": "WinDeal"
             *     }
             */
            command: {
                type?: string;
            };
            /**
             * @description When what this tells was true; null: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description When the source system learned it, where it knows.
             * @example 2026-03-20T16:00:00.000Z
             */
            sourceRecordedAt?: string | null;
        };
        BulkItemDto: {
            /** @description The commands, in order. */
            commands: components["schemas"]["BulkCommandDto"][];
            /**
             * @description The id of what the commands are asked of; of the programme: programme.
             * @example deal_acme-renewal
             */
            id: string;
            /**
             * @description What repeated items have in common: their idempotency keys are made of it, of the content and of the revision.
             * @example salesforce:0065g00000ABCDE
             */
            keyBase: string;
            /**
             * @description The kind of stream.
             * @example deal
             * @enum {string}
             */
            stream: "programme" | "partner" | "deal" | "ruleset" | "user" | "periods" | "statements" | "payouts" | "batch" | "rates" | "dispute";
        };
        BulkRejectionDto: {
            /**
             * @description Stable; what programs go by.
             * @example partner-unknown
             */
            code: string;
            /**
             * @description For people.
             * @example There is no partner ptr_nobody.
             */
            message: string;
            /**
             * @description The part of the command at fault.
             * @example /partnerId
             */
            pointer?: string;
        };
        BulkRequestDto: {
            /** @description The items. */
            items: components["schemas"]["BulkItemDto"][];
        };
        BulkResultDto: {
            /** @description Which command was refused, from 0; left out where the item itself is at fault. */
            command?: number;
            /**
             * @description How many facts were recorded; 0 where everything was so already.
             * @example 12
             */
            eventCount: number;
            /**
             * @description Which item, from 0.
             * @example 0
             */
            index: number;
            /**
             * @description A rejected item recorded nothing.
             * @enum {string}
             */
            outcome: "accepted" | "rejected";
            /** @description Why it was refused. */
            rejection?: components["schemas"]["BulkRejectionDto"];
            /** @description Whether all of it had been carried out before. */
            repeated: boolean;
            /** @description The revision of the stream now; null where the item was rejected. */
            revision: number | null;
        };
        CancelPaymentBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ChangeAmountDto: {
            /**
             * @description What the open deal is worth.
             * @example 50000.00
             */
            amount: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ChangeCalendarDto: {
            /**
             * @description The month in which a fiscal year starts.
             * @example 1
             */
            fiscalYearStart: number;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The zone in which days and quarters are cut.
             * @example America/New_York
             */
            timeZone: string;
        };
        ChangeModelDto: {
            /**
             * @description How it is sold together; null: without partners.
             * @example sell-with
             * @enum {string|null}
             */
            model?: "sell-with" | "sell-through" | "sell-to" | null;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ChangePasswordDto: {
            /**
             * @description What it is until now; whoever changes its own gives it, where there is one.
             * @example what it is until now
             */
            currentPassword?: string | null;
            /**
             * @description What it is from now on.
             * @example a phrase that nobody would guess
             */
            password: string;
        };
        ChangeStageDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The stage that it enters.
             * @example Discovery
             */
            stage: string;
        };
        CheckedRuleSetDto: {
            /**
             * @description SHA-256 of its canonical form; null where it has faults.
             * @example abababababababababababababababababababababababababababababababab
             */
            digest: string | null;
            /** @description What has to be mended. */
            faults: components["schemas"]["ClauseMessageDto"][];
            /** @description Whether it could be published. */
            valid: boolean;
            /** @description What is unusual. */
            warnings: components["schemas"]["ClauseMessageDto"][];
        };
        /** @description A signed checkpoint: how many events, and the C2SP signed note over them. */
        CheckpointAnswer: {
            id: string;
            note: string;
            /** @enum {string} */
            object: "checkpoint";
            signedAt: string;
            size: number;
        };
        CheckRuleSetRequestDto: {
            /**
             * @description The rule set, format tandem.ruleset/1: as a JSON object, or as YAML or JSON text.
             * @example {
             *       "format": "tandem.ruleset/1",
             *       "id": "standard"
             *     }
             */
            document: {
                [key: string]: unknown;
            } | string;
        };
        ChooseIncentiveDto: {
            /**
             * @description The incentive.
             * @example /incentives/0
             */
            clause: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The reward, counted from 0.
             * @example 0
             */
            option: number;
            /**
             * @description The quarter in which it was earned.
             * @example 2026-Q1
             */
            period: string;
            /**
             * @description The rule set.
             * @example standard
             */
            ruleSetId: string;
            /**
             * @description Its version.
             * @example 1
             */
            version: number;
        };
        ClauseMessageDto: {
            /**
             * @description The clause, as a JSON pointer into the document.
             * @example /commission/coSell
             */
            clause: string;
            /**
             * @description What is wrong or unusual.
             * @example must be above solo
             */
            message: string;
        };
        CollectCashDto: {
            /**
             * @description What came in.
             * @example 25000.00
             */
            amount: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Names the receipt; left out: made here.
             * @example P-1
             */
            receiptId?: string;
        };
        /** @description One thing that a partner owes by its commitment on a deal, and how that stands. */
        CommitmentAnswer: {
            askedAt: string;
            /** @description The event that asks: a request, or of meetings and content the commitment itself. */
            askedBy: string;
            /** @description The event of the commitment. */
            commitment: string;
            dealId: string;
            /** @description How many were done in time to count: of an answer 0 or 1. */
            done: number;
            /** @description Until when; null while the deal is open and only its close is the end. */
            dueAt: string | null;
            /** @description The touchpoints (or the acceptance) that meet it. */
            eventIds: string[];
            id: string;
            /** @enum {string} */
            kind: "response" | "meetings" | "content";
            /** @description When it was met, be it late; null while it is not. */
            metAt: string | null;
            /** @enum {string} */
            object: "commitment";
            partnerId: string;
            /** @description Hours to answer in, or how many. */
            promised: number;
            /** @enum {string} */
            standing: "met" | "pending" | "breached";
        };
        CompareDisputeRequestDto: {
            /**
             * @description The deal of the line.
             * @example deal_acme-renewal
             */
            dealId: string;
            /** @description Touchpoints that would be missing. */
            missing?: components["schemas"]["MissedTouchpointDto"][];
            /**
             * @description Whose touchpoints are missing; a partner asks for itself.
             * @example ptr_alpha
             */
            partnerId?: string | null;
            /**
             * @description Events that would be wrong.
             * @default []
             * @example [
             *       "3f7c1c5e-5f0e-5b3f-9d55-0f1d7f2c9a10"
             *     ]
             */
            wrongEventIds: string[];
        };
        /** @description One line of the disputed deal, as it stands and as the dispute would have it. */
        ComparedLine: {
            claimed: string;
            currency: string;
            /** @description Claimed less standing. */
            difference: string;
            /** @enum {string} */
            kind: "commission" | "uplift";
            partnerId: string;
            position: string;
            standing: string;
            /** @description On either side, whether the line is withheld. */
            withheld: {
                claimed: boolean;
                standing: boolean;
            };
        };
        CompareRuleSetsRequestDto: {
            /**
             * @description The rule set, format tandem.ruleset/1: as a JSON object, or as YAML or JSON text. Or the name of a published version, standard@1.
             * @example {
             *       "format": "tandem.ruleset/1",
             *       "id": "standard"
             *     }
             */
            after: {
                [key: string]: unknown;
            } | string;
            /**
             * @description The rule set, format tandem.ruleset/1: as a JSON object, or as YAML or JSON text. Or the name of a published version, standard@1.
             * @example standard@1
             */
            before: {
                [key: string]: unknown;
            } | string;
        };
        ConfirmAttributionDto: {
            /**
             * @description The bucket, be it none.
             * @example sourced
             * @enum {string}
             */
            bucket: "none" | "sourced" | "influenced" | "accelerated";
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ConfirmPaymentBodyDto: {
            /**
             * @description What the bank says was paid.
             * @example 3176.47
             */
            amount: string;
            /**
             * @description The currency it was paid in.
             * @example USD
             */
            currency: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The day on which it was paid.
             * @example 2026-03-20
             */
            paidOn: string;
            /**
             * @description What the bank calls it.
             * @example BK-2026-05-18-0042
             */
            reference?: string | null;
        };
        ConfirmTouchpointBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The side that says it happened.
             * @example vendor
             * @enum {string}
             */
            side: "vendor" | "partner";
        };
        ConsistencyProofDto: {
            /**
             * @description The size of the earlier log.
             * @example 12
             */
            from: number;
            /**
             * @description SHA-256 hashes in base64, in the order of RFC 6962.
             * @example [
             *       "bjQLnP+zepicpUTma3gKLHiQHT+zNzh2hRGjBhevoB0="
             *     ]
             */
            hashes: string[];
            /** @enum {string} */
            object: "consistencyProof";
            /**
             * @description The size of the later log.
             * @example 42
             */
            to: number;
        };
        ContestTouchpointBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why. Kept sealed, outside the log.
             * @example The meeting was cancelled.
             */
            reason: string;
            /**
             * @description The side that says it did not happen so.
             * @example vendor
             * @enum {string}
             */
            side: "vendor" | "partner";
        };
        CorrectedRoleDto: {
            /**
             * @description The partner.
             * @example ptr_alpha
             */
            partnerId: string;
            /**
             * @description Whether the partner did not have the role at all.
             * @default false
             * @example false
             */
            released: boolean;
            /**
             * @description The role.
             * @example selling
             * @enum {string}
             */
            role: "sourcing" | "selling" | "technicalValidation" | "implementation" | "influence";
            /**
             * @description What its share of the role weighs.
             * @example 2
             */
            weight?: string | null;
        };
        CorrectTouchpointBodyDto: {
            /**
             * @description What was really done.
             * @example demo
             */
            kind: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Whose it really was; null: the vendor's.
             * @example ptr_alpha
             */
            partnerId?: string | null;
            /**
             * @description Why. Kept sealed, outside the log.
             * @example Agreed on the call.
             */
            reason?: string | null;
            /**
             * @description The role that it really belongs to.
             * @example selling
             * @enum {string|null}
             */
            role?: "sourcing" | "selling" | "technicalValidation" | "implementation" | "influence" | null;
            /**
             * @description When it really was.
             * @example 2026-03-20T16:00:00.000Z
             */
            touchedAt: string;
        };
        /** @description What a partner has from a position on a won deal, with the names both go by in the systems they came from. */
        CreditAnswer: {
            amount: string;
            currency: string;
            dealExternalId: string | null;
            dealId: string;
            id: string;
            kind: string;
            /** @enum {string} */
            object: "credit";
            partnerExternalId: string | null;
            partnerId: string | null;
            position: string;
        };
        /** @description A line of what a partner has or would have. */
        CreditLine: {
            amount: string;
            clause: string;
            currency: string;
            dealId: string;
            eventIds: string[];
            kind: string;
            period: string | null;
            position: string;
            share: string;
            withheld: boolean | null;
        };
        /** @description A sum in one currency; currencies never meet. */
        CurrencyTotal: {
            amount: string;
            currency: string;
        };
        DeactivateUserDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        /** @description A deal as lists show it. */
        DealAnswer: {
            accountDomain: string | null;
            accountMissing: boolean;
            accountName: string | null;
            amount: string;
            bucket: string | null;
            /** @description Who has a claim on it and so may see the arithmetic of all its lines, by bytes. */
            claimantIds: string[];
            closedAt: string | null;
            createdAt: string;
            currency: string;
            dateAssumed: boolean;
            /** @description When the open deal is expected to close; null where nobody said, or it is closed. */
            expectedCloseOn: string | null;
            externalId: string | null;
            externalSource: string | null;
            id: string;
            /** @description When a partner or the vendor was last in touch; null where nobody was. */
            lastActivityAt: string | null;
            model: string | null;
            nextStep: components["schemas"]["NextStepAnswer"] | null;
            /** @enum {string} */
            object: "deal";
            /** @description Who may see the deal, by bytes. */
            partnerIds: string[];
            /** @description Who joined and has not said what it is to the deal. */
            pendingPartnerIds: string[];
            /** @description The quarter of the close, in the calendar of the deal's rule set. */
            period: string | null;
            ruleSetId: string;
            /** @description The stage it entered last. */
            stage: string | null;
            /** @enum {string} */
            status: "open" | "won" | "lost";
            /**
             * @description How the confirmed bucket stands with the facts of this deal alone: one confirmed as accelerated may be `unjudged`.
             * @enum {string}
             */
            tag: "untagged" | "consistent" | "inconsistent" | "unjudged";
            /** @description Partners were active on it, it is won, and nobody said what they were to it. */
            underCredited: boolean;
        };
        /** @description A line of the division of a deal. */
        DealLineAnswer: {
            amount: string;
            clause: string;
            coSell: boolean;
            currency: string;
            dealFlags: {
                [key: string]: unknown;
            }[];
            dealId: string;
            digest: string;
            eventIds: string[];
            flags: {
                [key: string]: unknown;
            }[] | null;
            id: string;
            /**
             * @description An uplift is its partner's own matter.
             * @enum {string}
             */
            kind: "commission" | "uplift" | "retained";
            /** @description 1 for the first, in the order of the result: commission by claim, uplifts, what the vendor keeps. */
            lineNo: number;
            net: string;
            /** @enum {string} */
            object: "line";
            /** @description Null is the vendor. */
            partnerId: string | null;
            period: string | null;
            pool: string;
            position: string;
            rate: string;
            ruleSetId: string;
            /** @description An exact fraction of the pool, `8/17`. */
            share: string;
            /**
             * @description Owed once the deal is won, before that a projection.
             * @enum {string}
             */
            standing: "owed" | "projection";
            version: number;
            withheld: boolean | null;
        };
        DefineStagesDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The stages of a sale, in order.
             * @example [
             *       "Discovery"
             *     ]
             */
            stages: string[];
        };
        DemoDoorDto: {
            /** @description What there is to do behind it. */
            description: string;
            /**
             * @description Who it is.
             * @example Alma Alvarez
             */
            name: string | null;
            /**
             * @description Whose door it is.
             * @enum {string}
             */
            part: "partner" | "finance" | "operations" | "auditor";
            /**
             * @description What to sign in with.
             * @example alma
             */
            userName: string;
        };
        DemoDoorsDto: {
            data: components["schemas"]["DemoDoorDto"][];
        };
        DemoSignInDto: {
            /**
             * @description Whom the demo lets in.
             * @example alma
             */
            userName: string;
        };
        /** @description A dispute as it stands. `held` is what of its amount waits now. */
        DisputeAnswer: {
            amount: string;
            /** @description Whether all that rulings say is on the deal: a correction is once a second person has approved it. */
            carriedOut: boolean;
            changedAt: string;
            clause: string | null;
            currency: string;
            dealId: string | null;
            /** @description By when the next word is to come: the vendor's, of an answered or ruled dispute the partner's; null where none is awaited. */
            dueBy: string | null;
            /** @description The events on the deal that rulings led to. */
            factIds: string[];
            /** @description What of the amount waits: nothing once the dispute is over. */
            held: string;
            id: string;
            lineAmount: string;
            lineKind: string;
            /** @description Null of a line of an open quarter. */
            lineNo: number | null;
            missing: {
                happenedAt: string;
                kind: string;
                role: string;
                touchpointId: string;
            }[];
            /** @enum {string} */
            object: "dispute";
            openedAt: string;
            /** @description When the line could be disputed no more; null of one of an open quarter. */
            openUntil: string | null;
            /** @description What the last ruling said; null while there is none. */
            outcome: string | null;
            partnerId: string;
            period: string;
            position: string | null;
            rulingId: string | null;
            /** @enum {string} */
            standing: "withdrawn" | "open" | "answered" | "escalated" | "ruled" | "lapsed";
            wrongEventIds: string[];
        };
        /** @description What the deal of a disputed line comes to as it stands, and as the dispute would have it; to a partner its own lines. */
        DisputeComparisonAnswer: {
            claimed: components["schemas"]["ArithmeticAnswer"] | null;
            dealId: string;
            lines: components["schemas"]["ComparedLine"][];
            /** @enum {string} */
            object: "disputeComparison";
            /** @description The arithmetic of either side; null where the partner has no line on that side. */
            standing: components["schemas"]["ArithmeticAnswer"] | null;
        };
        /** @description How many lines of some kind were disputed. */
        DisputeRateAnswer: {
            /** @enum {string} */
            band: "nobodyWatching" | "working" | "watch" | "rulesUnclear";
            /** @enum {string} */
            by: "clause" | "period" | "role" | "pairing";
            disputed: number;
            id: string;
            lines: number;
            /** @enum {string} */
            object: "disputeRate";
            of: string;
            period: string;
            /** @description An exact fraction, and in percent with one decimal for reading. */
            rate: string;
            ratePercent: string;
        };
        DraftAnswerDto: {
            /** @description Whether nothing was recorded because only a trial was asked for. */
            dryRun: boolean;
            /** @description The facts recorded; none where it was so already. */
            events: components["schemas"]["RecordedFactDto"][];
            /**
             * @description What was written to.
             * @example deal_acme-renewal
             */
            id: string;
            /**
             * @description The part that the request named or had named: a touchpoint, a registration, a refund.
             * @example T-1
             */
            partId: string | null;
            /** @description Whether the request had been carried out before. */
            repeated: boolean;
            /**
             * @description Its revision now, also the ETag; -1: it does not exist.
             * @example 7
             */
            revision: number;
            /**
             * @description The version that this document is.
             * @example 1
             */
            version: number;
        };
        DraftRuleSetRequestDto: {
            /**
             * @description The rule set, format tandem.ruleset/1: as a JSON object, or as YAML or JSON text.
             * @example {
             *       "format": "tandem.ruleset/1",
             *       "id": "standard"
             *     }
             */
            document: {
                [key: string]: unknown;
            } | string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        EndAgreementBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Its last day, in the programme's zone.
             * @example 2026-03-20
             */
            on: string;
        };
        EngagePartnerDto: {
            /** @description What it did; null leaves the deal pending. */
            activity?: components["schemas"]["TouchpointOfEngagementDto"] | null;
            /**
             * @description What its joining does; null leaves the deal pending.
             * @example influenced
             * @enum {string|null}
             */
            bucket?: "none" | "sourced" | "influenced" | "accelerated" | null;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The partner that joins the deal.
             * @example ptr_alpha
             */
            partnerId: string;
        };
        EscalateDisputeDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why the answer, or the first ruling, does not settle it. Kept sealed, outside the log.
             * @example Agreed on the call.
             */
            reason: string;
        };
        /** @description An event as a trail shows it. */
        EventAnswer: {
            actorUserId: string;
            /** @enum {string} */
            audience: "deal" | "parties" | "touchpoint" | "onePartner" | "partner" | "everyone" | "vendor";
            data: {
                [key: string]: unknown;
            };
            dealId: string | null;
            id: string;
            /** @enum {string} */
            kind: "deal" | "partner" | "programme" | "periods" | "payouts" | "rates" | "dispute" | "ruleset" | "user" | "statements" | "batch";
            /** @enum {string} */
            object: "event";
            occurredAt: string;
            recordedAt: string;
            revision: number;
            stream: string;
            type: string;
        };
        ExpireRegistrationBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ExtendRegistrationBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Until when it protects.
             * @example 2026-03-20T16:00:00.000Z
             */
            validUntil: string;
        };
        ExternalRecordDto: {
            /**
             * @description What it is called there.
             * @example 0065g00000ABCDE
             */
            id: string;
            /**
             * @description The system it came from.
             * @example salesforce
             */
            source: string;
        };
        FailPaymentBodyDto: {
            /**
             * @description The paying system's word for the cause.
             * @example account-closed
             */
            because: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        /** @description Something about the source that a person should know, by place. */
        Finding: {
            /** @description Stable, kebab-case. */
            code: string;
            column: string | null;
            /** @description The file's name inside the source folder. */
            file: string;
            message: string;
            /** @description As a spreadsheet counts: the header of a CSV file is row 1; in NDJSON the line. Null: the file as a whole. */
            row: number | null;
        };
        ForgetContactBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ForgetUserDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        FoundProgrammeDto: {
            /**
             * @description The month in which a fiscal year starts.
             * @example 1
             */
            fiscalYearStart: number;
            /**
             * @description The programme's name.
             * @example Acme Partner Network
             */
            name: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The zone in which days and quarters are cut.
             * @example America/New_York
             */
            timeZone: string;
        };
        GateSwitchesDto: {
            /**
             * @description A deal is won only when its attribution is confirmed.
             * @example false
             */
            attributionBeforeWon: boolean;
            /**
             * @description A deal leaves its first stage only when owner, leads, hand-offs and commitments are named.
             * @example false
             */
            handOffs: boolean;
            /**
             * @description A deal touched by a partner advances only with an approved registration.
             * @example false
             */
            registrationBeforeAdvance: boolean;
            /**
             * @description A stage begins only when somebody is named to lead it.
             * @example false
             */
            stageLeads: boolean;
        };
        GrantRightDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The right.
             * @example operations
             * @enum {string}
             */
            right: "partner" | "operations" | "finance" | "auditor" | "administrator" | "integration";
        };
        GrantTierDto: {
            /**
             * @description The first day on which it holds.
             * @example 2026-03-20
             */
            from: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The tier; null takes it away.
             * @example preferred
             */
            tier?: string | null;
        };
        HealthDto: {
            /**
             * @description Always ok; anything else is a problem.
             * @enum {string}
             */
            status: "ok";
        };
        /** @description An import, with what was found. */
        ImportAnswer: {
            askedAt: string;
            askedBy: string;
            endedAt: string | null;
            id: string;
            /** @enum {string} */
            object: "import";
            /** @description Why it broke off. */
            problem: string | null;
            /** @description The names of the files of rows that did not go in. */
            rejects: string[];
            /** @description What the files hold, and the first thousand of the faults and notices by place; null until they are read. */
            report: components["schemas"]["KeptReport"] | null;
            /** @description The name of the source, as the mapping has it. */
            source: string;
            /** @enum {string} */
            standing: "failed" | "imported" | "trying" | "tried" | "importing" | "interrupted";
            /** @description What was recorded so far, or would be; null before the first portion. */
            tally: components["schemas"]["ImportTally"] | null;
        };
        /** @description One file as it was read. */
        ImportedFile: {
            /** @description Columns that the mapping does not mention: they are not imported. */
            columnsUnmentioned: string[];
            name: string;
            rows: number;
        };
        ImportFileDto: {
            /**
             * @description Its bytes, whatever their encoding, in Base64.
             * @example SWQsTmFtZQo=
             */
            content: string;
            /**
             * @description Its name, as the mapping calls it.
             * @example Opportunity.csv
             */
            name: string;
        };
        /** @description An import in the list: how it stands. */
        ImportInList: {
            askedAt: string;
            askedBy: string;
            endedAt: string | null;
            id: string;
            /** @enum {string} */
            object: "import";
            /** @description Why it broke off. */
            problem: string | null;
            /** @description The name of the source, as the mapping has it. */
            source: string;
            /** @enum {string} */
            standing: "failed" | "imported" | "trying" | "tried" | "importing" | "interrupted";
            /** @description What was recorded so far, or would be; null before the first portion. */
            tally: components["schemas"]["ImportTally"] | null;
        };
        ImportRequestDto: {
            /** @description The files, each name once. */
            files: components["schemas"]["ImportFileDto"][];
            /**
             * @description The mapping, tandem.mapping/1 in YAML or JSON.
             * @example format: tandem.mapping/1
             *     source: crm
             *     files: { deals: { path: Opportunity.csv } }
             *     partners: [{ file: deals, id: Partner, name: Partner }]
             *     deals:
             *       file: deals
             *       id: Id
             *       amount: Amount
             *       currency: { constant: USD }
             *       created: CreatedDate
             *       status: Status
             *       ruleSet: { constant: standard }
             */
            mapping: string;
        };
        /** @description What an import did so far; `changed` counts the partners and deals that events were recorded for, `partnersRefused` those that the ledger refused. */
        ImportTally: {
            changed: number;
            deals: number;
            events: number;
            partners: number;
            partnersRefused: number;
        };
        InclusionProofDto: {
            /**
             * @description The signed checkpoint that the proof leads to.
             * @example tandem/0a1b2c3d4e5f
             *     42
             *     …
             */
            checkpoint: string;
            /**
             * @description SHA-256 hashes in base64, in the order of RFC 6962.
             * @example [
             *       "bjQLnP+zepicpUTma3gKLHiQHT+zNzh2hRGjBhevoB0="
             *     ]
             */
            hashes: string[];
            /**
             * @description The place of the event in the tree, from 0.
             * @example 41
             */
            index: number;
            /**
             * @description What of the event is proved. Its RFC 8785 form in UTF-8 is what is hashed.
             * @example {
             *       "id": "8f14e45f-ceea-567a-9b2e-3f0a3b1c2d4e",
             *       "type": "DealWon",
             *       "version": 1,
             *       "stream": "deal-acme",
             *       "revision": 7
             *     }
             */
            leaf: Record<string, never>;
            /** @enum {string} */
            object: "inclusionProof";
        };
        InvoiceDealDto: {
            /**
             * @description What the customer was asked for.
             * @example 50000.00
             */
            amount: string;
            /**
             * @description Names the invoice; left out: made here.
             * @example I-1
             */
            invoiceId?: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        IssueApiKeyDto: {
            /**
             * @description Names the key; left out: made here.
             * @example laptop
             */
            apiKeyId?: string;
            /**
             * @description When it ends; null: never.
             * @example 2027-01-01T00:00:00.000Z
             */
            expiresAt?: string | null;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description What the key may be used for, as far as the user holds it.
             * @example [
             *       "operations"
             *     ]
             */
            scopes: ("partner" | "operations" | "finance" | "auditor" | "administrator" | "integration")[];
        };
        IssueCreditNoteDto: {
            /**
             * @description What was credited.
             * @example 1000.00
             */
            amount: string;
            /**
             * @description Names the credit note; left out: made here.
             * @example N-1
             */
            creditNoteId?: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        /** @description A statement as a page shows it: its balances, and a page of its lines. */
        IssuedStatementAnswer: {
            balances: components["schemas"]["StatementBalanceRow"][];
            has_more: boolean;
            issuedAt: string;
            lines: components["schemas"]["StatedLineAnswer"][];
            /** @enum {string} */
            object: "issued-statement";
            partnerId: string;
            period: string;
        };
        /** @description What is kept of the findings of an import: as many of each as people read, and how many there are. */
        KeptReport: {
            /** @description A file is missing or cannot be read as a whole: nothing goes in. */
            blocked: boolean;
            deals: {
                ready: number;
                refused: number;
            };
            faultCount: number;
            faults: components["schemas"]["Finding"][];
            files: components["schemas"]["ImportedFile"][];
            noticeCount: number;
            notices: components["schemas"]["Finding"][];
            partners: number;
        };
        /** @description What of an event is proved. No position of a store is in it, so that both stores give one tree. */
        Leaf: {
            actor: {
                [key: string]: unknown;
            };
            causation: string | null;
            correlation: string;
            data: {
                [key: string]: unknown;
            };
            id: string;
            occurredAt: string;
            recordedAt: string;
            revision: number;
            stream: string;
            type: string;
            version: number;
        };
        /** @description What a batch does not pay, and why. */
        LeftOutAnswer: {
            amount: string;
            batch: number;
            because: string;
            currency: string;
            id: string;
            /** @enum {string} */
            object: "leftOut";
            partnerId: string;
        };
        /** @description A payment of a batch, and why it is not to be made for now: `suspended`, `merged`, `noAgreement`; null where nothing holds it or it was made. */
        ListedPaymentAnswer: {
            amount: string;
            batch: number;
            /** @description What the bank said; null until it did. */
            confirmation: {
                amount: string;
                currency: string;
                paidOn: string;
                reference: string | null;
                variance: string;
            } | null;
            currency: string;
            /** @description The paying system's word; null where it did not fail, or was handed in again. */
            failedBecause: string | null;
            fromHoldback: string;
            heldBack: string | null;
            id: string;
            /** @enum {string} */
            object: "payment";
            paidIn: {
                amount: string;
                currency: string;
                rate: string;
                rateOn: string;
                rateSource: string;
            } | null;
            partnerId: string;
            payeeReference: string;
            paymentId: string;
            /** @description Null until it was handed to the bank. */
            settledOn: string | null;
            settlementReference: string | null;
            /** @enum {string} */
            standing: "proposed" | "settled" | "failed" | "cancelled" | "confirmed" | "withdrawn";
        };
        ListedSessionDto: {
            /**
             * @description What its browser calls itself.
             * @example Mozilla/5.0 …
             */
            agent: string;
            /** @example 2026-07-01T09:00:00.000Z */
            beganAt: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
            /**
             * @description When it ends, if nothing more is asked.
             * @example 2026-07-01T14:00:00.000Z
             */
            expiresAt: string;
            /** @example ses_0f1c5e7a2d344c1b9a8e7b1f */
            id: string;
            /** @enum {string} */
            object: "session";
            /**
             * @description When it was used last, to the minute.
             * @example 2026-07-01T12:00:00.000Z
             */
            seenAt: string;
        };
        ListedSessionsDto: {
            data: components["schemas"]["ListedSessionDto"][];
            /**
             * @description All of them are in this answer.
             * @enum {boolean}
             */
            has_more: false;
            /** @enum {string} */
            object: "list";
        };
        LogTouchpointDto: {
            /**
             * @description The contact that it was with.
             * @example C-1
             */
            contactId?: string | null;
            /**
             * @description Whether it is history without a time of recording.
             * @default false
             * @example false
             */
            imported: boolean;
            /**
             * @description What was done.
             * @example demo
             */
            kind: string;
            /**
             * @description A link as evidence. Kept sealed, outside the log.
             * @example https://calendar.example/e/42
             */
            link?: string | null;
            /**
             * @description Who says so.
             * @example vendor
             * @enum {string}
             */
            loggedBy: "vendor" | "partner" | "integration";
            /**
             * @description A note as evidence. Kept sealed, outside the log.
             * @example Agreed on the call.
             */
            note?: string | null;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Whose touchpoint it is; null: the vendor's.
             * @example ptr_alpha
             */
            partnerId?: string | null;
            /**
             * @description The role that it belongs to.
             * @example selling
             * @enum {string|null}
             */
            role?: "sourcing" | "selling" | "technicalValidation" | "implementation" | "influence" | null;
            /**
             * @description Names the touchpoint; left out: made here.
             * @example T-1
             */
            touchpointId?: string;
        };
        LoseDealDto: {
            /**
             * @description Whether the date was missing in the source and a mapping supplied it.
             * @default false
             * @example false
             */
            dateAssumed: boolean;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        MakeCommitmentDto: {
            /**
             * @description How many pieces of content it delivers.
             * @example 1
             */
            contentPieces: number;
            /**
             * @description How many meetings it attends.
             * @example 4
             */
            meetings: number;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The partner.
             * @example ptr_alpha
             */
            partnerId: string;
            /**
             * @description Within how many hours it answers.
             * @example 24
             */
            responseHours: number;
        };
        MergePartnerDto: {
            /**
             * @description The partner that it becomes part of.
             * @example ptr_beta
             */
            into: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The first day on which it is.
             * @example 2026-03-20
             */
            on: string;
        };
        MissedTouchpointDto: {
            /**
             * @description When it happened.
             * @example 2026-03-20T16:00:00.000Z
             */
            happenedAt: string;
            /**
             * @description What you did.
             * @example meeting
             */
            kind: string;
            /**
             * @description What shows it. Kept sealed, outside the log.
             * @example Agreed on the call.
             */
            note?: string | null;
            /**
             * @description In which role you did it.
             * @example selling
             * @enum {string}
             */
            role: "sourcing" | "selling" | "technicalValidation" | "implementation" | "influence";
            /**
             * @description What you call it.
             * @example M-1
             */
            touchpointId: string;
        };
        MoveToRuleSetDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The rule set that the open deal follows.
             * @example standard
             */
            ruleSetId: string;
        };
        NameContactDto: {
            /**
             * @description Names the contact; left out: made here.
             * @example C-1
             */
            contactId?: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The person: name, and how to reach them. Kept sealed, outside the log.
             * @example Robin Lee <robin@alpha.example>
             */
            person: string;
        };
        NameHandOffDto: {
            /**
             * @description What is to be owned after the close.
             * @example onboarding
             * @enum {string}
             */
            handOff: "onboarding" | "support" | "renewal";
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Who owns it; null: the vendor.
             * @example ptr_alpha
             */
            partnerId?: string | null;
        };
        NamePayeeDto: {
            /**
             * @description The currency it is paid in; null: the one it earns in.
             * @example USD
             */
            currency?: string | null;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The number under which the paying system knows the partner; never a bank account.
             * @example V-1042
             */
            payeeReference: string;
        };
        NameRelationshipOwnerDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Who owns the customer relationship; null: the vendor.
             * @example ptr_alpha
             */
            partnerId?: string | null;
        };
        NameSourcePartnerDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The partner that brought the deal; null: nobody.
             * @example ptr_alpha
             */
            partnerId?: string | null;
        };
        NameStageLeadDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Who leads it; null: the vendor.
             * @example ptr_alpha
             */
            partnerId?: string | null;
            /**
             * @description The stage.
             * @example Discovery
             */
            stage: string;
        };
        /** @description What is to happen next on a deal. `text` is null where it cannot be had, be it that its person was `forgotten`. */
        NextStepAnswer: {
            dueOn: string | null;
            forgotten: boolean;
            text: string | null;
        };
        OfferedSignInDto: {
            /**
             * @description What there is to do behind it.
             * @example Reads statements and raises disputes.
             */
            description: string;
            /**
             * @description Whose door it is.
             * @example partner
             * @enum {string}
             */
            part: "partner" | "finance" | "operations" | "auditor";
            /**
             * @description A user of the demo.
             * @example usr_robin
             */
            userId: string;
        };
        OfferSignInsDto: {
            /** @description Whoever may sign in by a click. */
            signIns: components["schemas"]["OfferedSignInDto"][];
        };
        OnboardPartnerDto: {
            /** @description The record it was imported from. */
            external?: components["schemas"]["ExternalRecordDto"] | null;
            /**
             * @description What kind of partner it is.
             * @example reseller
             */
            kind?: string | null;
            /**
             * @description The organisation's name.
             * @example Acme Ltd
             */
            name: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The partner's id; left out: made here.
             * @example ptr_alpha
             */
            partnerId?: string;
        };
        /** @description A batch with all that it lists; `today`: the programme's local day, which no payment is settled or confirmed after. */
        OnePayoutAnswer: {
            approvedBy: string | null;
            batch: number;
            cutOff: string;
            digest: string | null;
            id: string;
            leftOut: components["schemas"]["LeftOutAnswer"][];
            /** @enum {string} */
            object: "payout";
            payments: components["schemas"]["ListedPaymentAnswer"][];
            proposedBy: string;
            requestedAt: string;
            /** @enum {string} */
            standing: "proposed" | "withdrawn" | "assembling" | "approved";
            today: string;
            /** @description Null while it is put together. */
            totals: components["schemas"]["CurrencyTotal"][] | null;
            /** @description What keeps it from being put together; nothing once it is, or while the ledger is at it. */
            waitsFor: ({
                /** @enum {string} */
                because: "streamStopped";
                eventId: string;
                reason: string;
                stream: string;
            } | {
                /** @enum {string} */
                because: "periodClosing";
                period: string;
            } | {
                /** @enum {string} */
                because: "readModelsBehind";
                head: string | null;
                position: string | null;
            })[];
        };
        OpenDealDto: {
            /** @description The customer. */
            account?: components["schemas"]["AccountDto"] | null;
            /**
             * @description What it is worth.
             * @example 50000.00
             */
            amount: string;
            /**
             * @description The currency of all its amounts.
             * @example USD
             */
            currency: string;
            /**
             * @description Whether the date was missing in the source and a mapping supplied it.
             * @default false
             * @example false
             */
            dateAssumed: boolean;
            /**
             * @description The deal's id; left out: made here.
             * @example deal_acme-renewal
             */
            dealId?: string;
            /** @description The record it was imported from. */
            external?: components["schemas"]["ExternalRecordDto"] | null;
            /**
             * @description How it is sold together; null: without partners.
             * @example sell-with
             * @enum {string|null}
             */
            model?: "sell-with" | "sell-through" | "sell-to" | null;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Who brought it in.
             * @default vendor
             * @example partnerLead
             * @enum {string}
             */
            origin: "vendor" | "partnerLead";
            /**
             * @description The rule set it follows.
             * @example standard
             */
            ruleSetId: string;
            /**
             * @description The partner that brought it.
             * @example ptr_alpha
             */
            sourcePartnerId?: string | null;
        };
        OpenDisputeDto: {
            /**
             * @description How much of the line you dispute; left out: all of it.
             * @example 1000.00
             */
            amount?: string | null;
            /**
             * @description Of a line that is not stated yet: its deal,
             * @example deal_acme-renewal
             */
            dealId?: string | null;
            /**
             * @description The dispute; left out: given.
             * @example dsp_late-demo
             */
            disputeId?: string;
            /**
             * @description and the number of its entry there.
             * @example 1
             */
            entryNo?: number | null;
            /**
             * @description What shows it. Kept sealed, outside the log.
             * @example Agreed on the call.
             */
            evidence: string;
            /**
             * @description The number of the line there.
             * @example 1
             */
            lineNo?: number | null;
            /** @description What you did and is not in the ledger. */
            missing?: components["schemas"]["MissedTouchpointDto"][];
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The quarter of the statement with the line.
             * @example 2026-Q1
             */
            period?: string | null;
            /**
             * @description Events that you think are wrong.
             * @default []
             * @example [
             *       "3f7c1c5e-5f0e-5b3f-9d55-0f1d7f2c9a10"
             *     ]
             */
            wrongEventIds: string[];
        };
        /** @description A pairing with the names of its partners, its rank, and whether it is named as one of the best or worst three. */
        PairingAnswer: {
            currency: string;
            dealsLost: number;
            dealsOpen: number;
            dealsWon: number;
            id: string;
            /** @description Mean local days from creation to close of the won deals whose days are known. */
            meanCycleDays: string | null;
            /** @description Mean amount of the won deals, rounded once to minor units, half away from zero. */
            meanWonAmount: string | null;
            /** @enum {string|null} */
            named: "top" | "bottom" | null;
            /** @enum {string} */
            object: "pairing";
            partnerA: string;
            partnerB: string;
            partnerNames: string[];
            /** @description The amount of the open deals. */
            pipeline: string;
            rank: number;
            /** @description won ÷ (won + lost), `2/3`. */
            winRate: string | null;
            /** @description The win rate in percent with one decimal, for reading; `winRate` is exact. */
            winRatePercent: string | null;
            wonAmount: string;
        };
        /** @description What stands to a partner's account, currency by currency. The account of one that is part of another is the other's. */
        PartnerAccountAnswer: {
            currencies: components["schemas"]["AccountAnswer"][];
            day: string;
            mergedInto: string | null;
            /** @enum {string} */
            object: "partnerAccount";
            partnerId: string;
        };
        /** @description A partner: everybody sees its name, itself and the programme's people how it stands. */
        PartnerAnswer: {
            externalId?: string | null;
            externalSource?: string | null;
            id: string;
            kind?: string | null;
            name: string;
            /** @enum {string} */
            object: "partner";
            /** @enum {string} */
            status?: "suspended" | "active";
            tier?: string | null;
        };
        PasswordAnswerDto: {
            /** @description Whether nothing was set because only a trial was asked for. */
            dryRun: boolean;
            /**
             * @description Whose password it is.
             * @example usr_alma
             */
            id: string;
            /** @description Whether it is good for one time, after which the user sets its own. */
            oneTime: boolean;
            /** @description The session that goes on in place of the one that the change was asked in; every other has ended. */
            session: components["schemas"]["SessionDto"] | null;
        };
        /** @description A payment and what became of it. */
        PaymentAnswer: {
            amount: string;
            batch: number;
            /** @description What the bank said; null until it did. */
            confirmation: {
                amount: string;
                currency: string;
                paidOn: string;
                reference: string | null;
                variance: string;
            } | null;
            currency: string;
            /** @description The paying system's word; null where it did not fail, or was handed in again. */
            failedBecause: string | null;
            fromHoldback: string;
            id: string;
            /** @enum {string} */
            object: "payment";
            paidIn: {
                amount: string;
                currency: string;
                rate: string;
                rateOn: string;
                rateSource: string;
            } | null;
            partnerId: string;
            payeeReference: string;
            paymentId: string;
            /** @description Null until it was handed to the bank. */
            settledOn: string | null;
            settlementReference: string | null;
            /** @enum {string} */
            standing: "proposed" | "settled" | "failed" | "cancelled" | "confirmed" | "withdrawn";
        };
        /** @description A batch as the register has it. */
        PayoutAnswer: {
            approvedBy: string | null;
            batch: number;
            cutOff: string;
            digest: string | null;
            id: string;
            /** @enum {string} */
            object: "payout";
            proposedBy: string;
            requestedAt: string;
            /** @enum {string} */
            standing: "proposed" | "withdrawn" | "assembling" | "approved";
            /** @description Null while it is put together. */
            totals: components["schemas"]["CurrencyTotal"][] | null;
            /** @description What keeps it from being put together; nothing once it is, or while the ledger is at it. */
            waitsFor: ({
                /** @enum {string} */
                because: "streamStopped";
                eventId: string;
                reason: string;
                stream: string;
            } | {
                /** @enum {string} */
                because: "periodClosing";
                period: string;
            } | {
                /** @enum {string} */
                because: "readModelsBehind";
                head: string | null;
                position: string | null;
            })[];
        };
        /** @description The preview with the partners' names, and how far the two persons who close the quarter have come. */
        PeriodPreviewAnswer: {
            awards: {
                counted: number;
                takenBack: number;
            };
            balances: {
                adjusted: string;
                clawedBack: string;
                closing: string;
                currency: string;
                earned: string;
                held: string;
                heldClosing: string;
                heldOpening: string;
                lines: number;
                opening: string;
                paid: string;
                partnerId: string;
                partnerName: string;
                released: string;
                withheld: string;
            }[];
            knownAt: string;
            lines: number;
            /** @enum {string} */
            object: "period-preview";
            period: string;
            /** @description Who proposed to close it: somebody else approves. Null while nobody did, and once it is decided. */
            proposedBy: string | null;
            /** @enum {string} */
            standing: "proposed" | "open" | "closing";
            statements: number;
            totals: {
                amount: string;
                currency: string;
            }[];
        };
        /** @description When a partner engaged, and where in the deal's progression that was. Days are local. */
        PlacedEngagement: {
            /**
             * @description What it engaged by: a qualifying touchpoint, or that it was named as joining.
             * @enum {string}
             */
            by: "touchpoint" | "joining";
            /** @description 0 on the day on which the deal entered that stage. */
            daysIntoStage: number | null;
            /** @description Negative where the partner was there before the deal. */
            daysSinceCreation: number;
            engagedAt: string;
            eventId: string;
            partnerId: string;
            /** @description The stage that the deal was in; null before its first, and after its close. */
            stage: string | null;
        };
        /** @description One line of an entry. Of an entry's postings, those of each currency sum to zero. */
        Posting: {
            account: string;
            /** @description Positive is a debit, negative a credit; exactly the digits of the currency. */
            amount: string;
            currency: string;
        };
        /** @description What a batch would pay and leave out. */
        PreviewAnswer: {
            cutOff: string;
            leftOut: {
                amount: string;
                /** @enum {string} */
                because: "belowMinimum" | "nothingPayable" | "noAgreement" | "noPayee" | "suspended" | "disputed" | "rateMissing";
                currency: string;
                partnerId: string;
            }[];
            /** @enum {string} */
            object: "payoutPreview";
            payments: {
                amount: string;
                currency: string;
                fromHoldback: string;
                paidIn: {
                    amount: string;
                    currency: string;
                    rate: string;
                    rateOn: string;
                    rateSource: string;
                } | null;
                partnerId: string;
                payeeReference: string;
                paymentId: string;
            }[];
            totals: components["schemas"]["CurrencyTotal"][];
        };
        /** @description A line of a statement that a closing would issue. */
        PreviewedLineAnswer: {
            amount: string;
            causeEventId: string | null;
            causeType: string;
            clause: string | null;
            currency: string;
            dealId: string | null;
            dealPeriod: string;
            disputeId?: string;
            dueOn: string;
            holdback: string;
            holdbackUntil: string;
            id: string;
            /** @enum {string} */
            kind: "difference" | "commission" | "uplift" | "incentive" | "spiff" | "writeOff" | "merger";
            lineNo: number;
            /** @enum {string} */
            object: "previewed-line";
            occurredAt: string;
            position: string | null;
            recordedAt: string;
            ruleSetId: string | null;
            version: number | null;
            withheld: boolean;
        };
        ProblemDto: {
            /**
             * @description Stable; what programs go by.
             * @example deal-already-won
             */
            code: string;
            /**
             * @description What is wrong, for people.
             * @example The deal is won.
             */
            detail: string;
            /** @description The parts at fault. */
            errors?: components["schemas"]["ProblemErrorDto"][];
            /**
             * @description Also in the header X-Request-Id.
             * @example 0f1c5e7a-2d34-4c1b-9a8e-7b1f0c9d2e11
             */
            requestId: string;
            /**
             * @description The HTTP status.
             * @example 409
             */
            status: number;
            /**
             * @description The status in words.
             * @example This cannot be done as things stand
             */
            title: string;
            /**
             * @description The code as a URN.
             * @example urn:tandem:problem:deal-already-won
             */
            type: string;
        };
        ProblemErrorDto: {
            /**
             * @description What is wrong.
             * @example must be an amount with its currency's decimals, as text
             */
            message: string;
            /**
             * @description Where, as a JSON pointer into the body.
             * @example /amount
             */
            pointer: string;
        };
        ProposeCorrectionDto: {
            /** @description What is put right. */
            change: components["schemas"]["WonDealChangeDto"];
            /**
             * @description Names the correction; left out: made here.
             * @example K-1
             */
            correctionId?: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why. Kept sealed, outside the log.
             * @example The order form says 48,000.
             */
            reason: string;
        };
        ProposePeriodCloseBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ProposeReopeningDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why. Kept sealed, outside the log.
             * @example The order was withdrawn and is negotiated again.
             */
            reason: string;
        };
        ProposeRestatementBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why. Kept sealed, outside the log.
             * @example The rates of the new agreement hold from January.
             */
            reason: string;
            /**
             * @description SHA-256 of what that replay gave.
             * @example abababababababababababababababababababababababababababababababab
             */
            replayDigest: string;
            /**
             * @description The replay that justifies it, as the ledger calls it.
             * @example rpl_1
             */
            replayId?: string | null;
            /**
             * @description Names the restatement; left out: made here.
             * @example R-1
             */
            restatementId?: string;
            /**
             * @description The rule set whose deals are priced otherwise.
             * @example standard
             */
            ruleSetId: string;
            /**
             * @description The published version that they are priced by from now on.
             * @example 2
             */
            version: number;
        };
        ProposeRightDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The right, one that takes two persons.
             * @example finance
             * @enum {string}
             */
            right: "partner" | "operations" | "finance" | "auditor" | "administrator" | "integration";
        };
        ProposeRuleSetBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        /** @description A rate of exchange as it was told. */
        RateAnswer: {
            base: string;
            id: string;
            /** @enum {string} */
            object: "rate";
            on: string;
            quote: string;
            rate: string;
            recordedAt: string;
            source: string;
        };
        /** @description How a follower of the log stands. */
        ReadModelAnswer: {
            caughtUp: boolean;
            head: string | null;
            id: string;
            /** @enum {string} */
            object: "readModel";
            position: string | null;
            stopped: {
                eventId: string;
                reason: string;
                stream: string;
            }[];
        };
        /** @description What a batch expected to pay in one currency beside what the bank says it paid. */
        ReconciledCurrency: {
            currency: string;
            expected: string;
            /** @description Expected of payments that the bank has not confirmed. */
            outstanding: string;
            paid: string;
            /** @description Paid less expected, of what the bank confirmed. */
            variance: string;
        };
        /** @description What a batch expected to pay beside what the bank says it paid. */
        ReconciliationAnswer: {
            batch: number;
            currencies: components["schemas"]["ReconciledCurrency"][];
            /** @enum {string} */
            object: "reconciliation";
            payments: {
                currency: string;
                expected: string;
                paid: string | null;
                partnerId: string;
                paymentId: string;
                reference: string | null;
                /** @enum {string} */
                standing: "proposed" | "settled" | "failed" | "cancelled" | "confirmed" | "withdrawn";
                variance: string | null;
            }[];
        };
        RecordChurnDto: {
            /**
             * @description The part of the amount that is lost.
             * @example 50000.00
             */
            amount?: string | null;
            /**
             * @description Names the churn; left out: made here.
             * @example X-1
             */
            churnId?: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Months served of the term.
             * @example 6
             */
            servedMonths?: number | null;
            /**
             * @description Months of the term.
             * @example 12
             */
            termMonths?: number | null;
        };
        RecordedFactDto: {
            /**
             * Format: uuid
             * @description The event.
             * @example 3f7c1c5e-5f0e-5b3f-9d55-0f1d7f2c9a10
             */
            id: string;
            /**
             * @description When it was true.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt: string;
            /**
             * @description When the ledger learned it.
             * @example 2026-03-21T09:12:44.120Z
             */
            recordedAt: string;
            /**
             * @description What happened.
             * @example TouchpointLogged
             */
            type: string;
        };
        RecordRateDto: {
            /**
             * @description One unit of this currency
             * @example EUR
             */
            base: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Its day.
             * @example 2026-03-20
             */
            on: string;
            /**
             * @description is worth so many of this.
             * @example USD
             */
            quote: string;
            /**
             * @description The rate.
             * @example 1.0842
             */
            rate: string;
            /**
             * @description Who says so.
             * @example ECB
             */
            source: string;
        };
        RefundDealDto: {
            /**
             * @description What the customer got back.
             * @example 10000.00
             */
            amount: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Names the refund; left out: made here.
             * @example F-1
             */
            refundId?: string;
        };
        RegisterDealDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /** @description The partners protected at once. */
            parties: components["schemas"]["RegisteredPartyDto"][];
            /**
             * @description Names the registration; left out: made here.
             * @example R-1
             */
            registrationId?: string;
        };
        RegisteredPartyDto: {
            /**
             * @description What the partner means to contribute; private to it. Kept sealed, outside the log.
             * @example Introduces the CIO, runs the pilot.
             */
            expectedContribution?: string | null;
            /**
             * @description The partner.
             * @example ptr_alpha
             */
            partnerId: string;
            /**
             * @description What it does on the deal.
             * @example selling
             * @enum {string}
             */
            role: "sourcing" | "selling" | "technicalValidation" | "implementation" | "influence";
            /**
             * @description What its share of the role weighs; null: not agreed.
             * @example 2
             */
            weight?: string | null;
        };
        RegisterUserDto: {
            /**
             * @description The person's or the integration's name. Kept sealed, outside the log.
             * @example Robin Lee
             */
            name: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The partner that the user speaks for; null: none.
             * @example ptr_alpha
             */
            partnerId?: string | null;
            /**
             * @description The user's id; left out: made here.
             * @example usr_robin
             */
            userId?: string;
        };
        /** @description What a registration asks of a partner. */
        RegistrationAnswer: {
            accountName: string | null;
            /** @description The partner accepted, or operations bound it. */
            bound: boolean;
            dealId: string;
            filedAt: string;
            id: string;
            /** @enum {string} */
            object: "registration";
            partnerId: string;
            registrationId: string;
            role: string;
            /** @enum {string} */
            status: "rejected" | "approved" | "filed" | "expired";
            /** @description To when it protects; null: without end, or not approved. */
            validUntil: string | null;
            weight: string | null;
        };
        /** @description A registration with all that it asks, of whom. */
        RegistrationOfAllAnswer: {
            accountName: string | null;
            dealId: string;
            filedAt: string;
            id: string;
            /** @enum {string} */
            object: "registration";
            parties: {
                /** @description The partner accepted, or operations bound it. */
                bound: boolean;
                partnerId: string;
                role: string;
                weight: string | null;
            }[];
            registrationId: string;
            /** @enum {string} */
            status: "rejected" | "approved" | "filed" | "expired";
            validUntil: string | null;
        };
        RejectRegistrationBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why. Kept sealed, outside the log.
             * @example Another partner has the account.
             */
            reason: string;
        };
        ReleaseRoleDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The partner.
             * @example ptr_alpha
             */
            partnerId: string;
            /**
             * @description The role that it no longer has.
             * @example selling
             * @enum {string}
             */
            role: "sourcing" | "selling" | "technicalValidation" | "implementation" | "influence";
        };
        RemoveContactBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        RenamePartnerDto: {
            /**
             * @description The organisation's new name.
             * @example Acme Ltd
             */
            name: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        ReopenDealDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why. Kept sealed, outside the log.
             * @example They ask for another offer.
             */
            reason: string;
        };
        /** @description A replay that was asked for: how far it is and, when it is done, what it came to and what it was made from. */
        ReplayAnswer: {
            askedAt: string;
            askedBy: string;
            bookedAt: string;
            certificate: {
                asked: {
                    bookedAt: string;
                    dealsOf: string | null;
                    from: string;
                    knownAt: string;
                    publishedBy: string;
                    rules: {
                        digest: string | null;
                        /** @enum {string} */
                        kind: "version" | "own" | "ruleSet" | "draft";
                        ruleSetId: string | null;
                        version: number | null;
                    };
                    to: string;
                };
                dossiers: {
                    count: number;
                    digest: string;
                };
                engine: string;
                /** @enum {string} */
                format: "tandem.replay-certificate/1";
                log: {
                    first: number;
                    last: number;
                    root: string;
                };
                output: string;
                rules: {
                    digest: string;
                    versions: {
                        digest: string;
                        ruleSetId: string;
                        version: number | null;
                    }[];
                };
                statements: {
                    digest: string;
                    lines: number;
                };
                timeZones: string;
            } | null;
            dealsOf: string | null;
            endedAt: string | null;
            fromLog: boolean;
            id: string;
            knownAt: string;
            /** @enum {string} */
            object: "replay";
            period: string;
            /** @description Why it failed. */
            problem: string | null;
            progress: {
                deals: number;
                of: number | null;
            };
            publishedBy: string;
            ruleSet: string | null;
            /** @enum {string} */
            standing: "failed" | "cancelled" | "done" | "queued" | "running";
        };
        ReplayRequestDto: {
            /** @description Compared with what was booked by then. Left out: by knownAt. */
            bookedAt?: string | null;
            /** @description Only deals that follow this rule set. Left out: all. */
            dealsOf?: string | null;
            /**
             * @description Fold the raw log and trust no table.
             * @default false
             */
            fromLog: boolean;
            /** @description Facts recorded by then. Left out: all. */
            knownAt?: string | null;
            /**
             * @description The quarter whose deals are replayed, or the first and the last of several.
             * @example 2026-Q1..2026-Q2
             */
            period: string;
            /** @description Rules published by then. Left out: by knownAt. */
            publishedBy?: string | null;
            /**
             * @description A version (standard@2, also one that is drafted), the versions of one rule set by date (standard), or a draft, tandem.ruleset/1, as an object or as text. Left out: each deal's own version by date.
             * @example standard@2
             */
            ruleSet?: (string | {
                [key: string]: unknown;
            }) | null;
        };
        /** @description What a replay came to, with a page of the deals that differ. */
        ReplayResultAnswer: {
            asked: {
                bookedAt: string;
                dealsOf: string | null;
                from: string;
                knownAt: string;
                publishedBy: string;
                rules: {
                    digest: string | null;
                    /** @enum {string} */
                    kind: "version" | "own" | "ruleSet" | "draft";
                    ruleSetId: string | null;
                    version: number | null;
                };
                to: string;
            };
            awards: {
                amount: {
                    booked: string;
                    delta: string;
                    replayed: string;
                };
                causes: {
                    amount: string;
                    /** @enum {string} */
                    because: "clause" | "version" | "award" | "booking" | "learned" | "unlearned";
                    clauses: string[];
                    eventId: string | null;
                    eventType: string | null;
                    withheld: string;
                }[];
                clause: {
                    booked: string | null;
                    replayed: string | null;
                };
                currency: string;
                id: string;
                /** @enum {string} */
                kind: "incentive" | "spiff";
                partnerId: string;
                period: string;
            }[];
            causes: {
                amount: string;
                /** @enum {string} */
                because: "clause" | "version" | "award" | "booking" | "learned" | "unlearned";
                clauses: string[];
                currency: string;
                eventType: string | null;
                withheld: string;
            }[];
            compared: {
                deals: number;
                differing: number;
            };
            deals: {
                amount: {
                    booked: string;
                    delta: string;
                    replayed: string;
                };
                currency: string;
                dealId: string;
                lines: {
                    amount: {
                        booked: string;
                        delta: string;
                        replayed: string;
                    };
                    causes: {
                        amount: string;
                        /** @enum {string} */
                        because: "clause" | "version" | "award" | "booking" | "learned" | "unlearned";
                        clauses: string[];
                        eventId: string | null;
                        eventType: string | null;
                        withheld: string;
                    }[];
                    clause: {
                        booked: string | null;
                        replayed: string | null;
                    };
                    /** @enum {string} */
                    kind: "commission" | "uplift";
                    partnerId: string;
                    period: string;
                    position: string;
                    withheld: {
                        booked: string;
                        delta: string;
                        replayed: string;
                    };
                }[];
                rules: {
                    booked: {
                        digest: string;
                        id: string;
                    } | null;
                    replayed: {
                        digest: string;
                        id: string;
                    } | null;
                };
                withheld: {
                    booked: string;
                    delta: string;
                    replayed: string;
                };
            }[];
            /** @enum {string} */
            format: "tandem.replay/1";
            has_more: boolean;
            /** @enum {string} */
            object: "replay-result";
            partners: {
                amount: {
                    booked: string;
                    delta: string;
                    replayed: string;
                };
                currency: string;
                /** @enum {string} */
                outcome: "gains" | "loses" | "same";
                partnerId: string;
                withheld: {
                    booked: string;
                    delta: string;
                    replayed: string;
                };
            }[];
            quarters: {
                amount: {
                    booked: string;
                    delta: string;
                    replayed: string;
                };
                currency: string;
                period: string;
                withheld: {
                    booked: string;
                    delta: string;
                    replayed: string;
                };
            }[];
            totals: {
                amount: {
                    booked: string;
                    delta: string;
                    replayed: string;
                };
                currency: string;
                withheld: {
                    booked: string;
                    delta: string;
                    replayed: string;
                };
            }[];
        };
        RepricedDealDto: {
            /**
             * @description Owed by the decision.
             * @example 6352.94
             */
            after: string;
            /**
             * @description Owed as things stand.
             * @example 6352.94
             */
            before: string;
            /**
             * @description ISO 4217 code of the amounts.
             * @example USD
             */
            currency: string;
            /**
             * @description The deal.
             * @example deal_acme-renewal
             */
            dealId: string;
            /**
             * @description after − before.
             * @example 6352.94
             */
            delta: string;
            /**
             * @description The partner.
             * @example ptr_alpha
             */
            partnerId: string;
            /**
             * @description Quarter of its close.
             * @example 2026-Q1
             */
            period: string;
            /** @description Whether the amounts are withheld: they are in no sum. */
            withheld: boolean;
        };
        RepricedPartnerDto: {
            /**
             * @description Owed by the decision.
             * @example 6352.94
             */
            after: string;
            /**
             * @description Owed as things stand.
             * @example 6352.94
             */
            before: string;
            /**
             * @description ISO 4217 code of the amounts.
             * @example USD
             */
            currency: string;
            /**
             * @description after − before.
             * @example 6352.94
             */
            delta: string;
            /**
             * @description The partner.
             * @example ptr_alpha
             */
            partnerId: string;
        };
        RepricedSumDto: {
            /**
             * @description Owed by the decision.
             * @example 6352.94
             */
            after: string;
            /**
             * @description Owed as things stand.
             * @example 6352.94
             */
            before: string;
            /**
             * @description ISO 4217 code of the amounts.
             * @example USD
             */
            currency: string;
            /**
             * @description after − before.
             * @example 6352.94
             */
            delta: string;
        };
        RepricingAnswerDto: {
            /** @description Whether nothing was recorded because only a trial was asked for. */
            dryRun: boolean;
            /** @description The facts recorded; none where it was so already. */
            events: components["schemas"]["RecordedFactDto"][];
            /**
             * @description What was written to.
             * @example deal_acme-renewal
             */
            id: string;
            /**
             * @description The part that the request named or had named: a touchpoint, a registration, a refund.
             * @example T-1
             */
            partId: string | null;
            /** @description Whether the request had been carried out before. */
            repeated: boolean;
            /** @description The won deals that owe otherwise by it; null while there are no read models to ask. */
            reprices: components["schemas"]["RepricingDto"] | null;
            /**
             * @description Its revision now, also the ETag; -1: it does not exist.
             * @example 7
             */
            revision: number;
        };
        RepricingDto: {
            /**
             * @description How many deals owe otherwise.
             * @example 3
             */
            deals: number;
            /** @description Whether there are more deals than these rows tell of. */
            has_more: boolean;
            /** @description Sums by partner and currency. */
            partners: components["schemas"]["RepricedPartnerDto"][];
            /** @description Deal by deal and partner by partner. */
            rows: components["schemas"]["RepricedDealDto"][];
            /** @description Sums by currency. */
            totals: components["schemas"]["RepricedSumDto"][];
        };
        RequestPayoutBatchDto: {
            /**
             * @description What is payable by the end of this day is paid.
             * @example 2026-05-15
             */
            cutOff: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        /** @description A restatement of a closed quarter as it stands, with the event of each step and who took it. */
        RestatementAnswer: {
            /** @description Its approval or its withdrawal; null while it waits. */
            decided: components["schemas"]["RestatementStep"] | null;
            id: string;
            /** @enum {string} */
            object: "restatement";
            period: string;
            proposed: components["schemas"]["RestatementStep"];
            /** @description Null where the text cannot be had. */
            reason: ({
                forgotten: boolean;
                text: string;
            } | {
                forgotten: boolean;
                text: unknown;
            }) | null;
            replayDigest: string;
            replayId: string | null;
            ruleSetId: string;
            /** @enum {string} */
            standing: "proposed" | "withdrawn" | "approved";
            version: number;
        };
        RestatementStep: {
            eventId: string;
            recordedAt: string;
            userId: string;
        };
        ResumePartnerDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        RetireRuleSetBodyDto: {
            /**
             * @description The day from which it takes no more deals.
             * @example 2026-03-20
             */
            from: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why. Kept sealed, outside the log.
             * @example Replaced by the rules of 2027.
             */
            reason: string;
        };
        RetryPaymentBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        RevokeApiKeyBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        RevokeRightDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description The right.
             * @example operations
             * @enum {string}
             */
            right: "partner" | "operations" | "finance" | "auditor" | "administrator" | "integration";
        };
        RuleDisputeDto: {
            /**
             * @description The correction of the won deal that follows: proposed on the deal before, approved there by a second person after.
             * @example C-1
             */
            correctionId?: string | null;
            /**
             * @description Touchpoints that were, of those missed.
             * @default []
             * @example [
             *       "M-1"
             *     ]
             */
            logs: string[];
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description What the ruling says.
             * @example upheld
             * @enum {string}
             */
            outcome: "upheld" | "partly" | "refused";
            /**
             * @description Why. Kept sealed, outside the log.
             * @example Agreed on the call.
             */
            reason: string;
            /**
             * @description Touchpoints that never were, of those named as wrong.
             * @default []
             * @example [
             *       "T-1"
             *     ]
             */
            voids: string[];
        };
        /** @description With the document, tandem.ruleset/1, word for word. */
        RuleSetVersionAnswer: {
            digest: string;
            document: {
                [key: string]: unknown;
            };
            /** @description The first local day that it can be in force. */
            effectiveFrom: string;
            id: string;
            /** @enum {string} */
            object: "ruleSetVersion";
            recordedAt: string;
            /** @description The day from which it takes no more deals. */
            retiredFrom: string | null;
            ruleSetId: string;
            /** @enum {string} */
            standing: "proposed" | "drafted" | "published" | "retired";
            title: string;
            version: number;
        };
        /** @description A version of a rule set as it stands. Once published its document never changes. */
        RuleSetVersionRow: {
            digest: string;
            /** @description The first local day that it can be in force. */
            effectiveFrom: string;
            id: string;
            /** @enum {string} */
            object: "ruleSetVersion";
            recordedAt: string;
            /** @description The day from which it takes no more deals. */
            retiredFrom: string | null;
            ruleSetId: string;
            /** @enum {string} */
            standing: "proposed" | "drafted" | "published" | "retired";
            title: string;
            version: number;
        };
        /** @description Facts of the deal that follow from a ruling. */
        RulingOnDeal: {
            disputeId: string;
            eventIds: string[];
            rulingId: string;
        };
        SessionDto: {
            /** @description Goes into the header X-CSRF-Token of every request that changes something. */
            csrfToken: string;
            /**
             * @description When it ends, if nothing more is asked.
             * @example 2026-07-01T14:00:00.000Z
             */
            expiresAt: string;
            /** @description Whether the password was set by somebody else, so that nothing but its change is open. */
            passwordMustBeChanged: boolean;
            user: components["schemas"]["SignedInUserDto"];
        };
        SetDisputeTermsDto: {
            /**
             * @description How long after its statement was issued a line can be disputed.
             * @example 60
             */
            disputeDays: number;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description How long each side of a dispute has for its next word.
             * @example 14
             */
            responseDays: number;
        };
        SetExpectedCloseDto: {
            /**
             * @description The day on which the open deal is expected to close; null: nobody can tell.
             * @example 2026-03-20
             */
            expectedOn?: string | null;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        SetGatesDto: {
            /** @description Which gates a deal has to pass. */
            gates: components["schemas"]["GateSwitchesDto"];
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        SetMarginDto: {
            /**
             * @description The margin of the deal.
             * @example -1200.00
             */
            margin: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        SetNextStepDto: {
            /**
             * @description By when.
             * @example 2026-03-20
             */
            dueOn?: string | null;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description What is to happen next; null: nothing that is agreed. Kept sealed, outside the log.
             * @example Alpha shows the prototype on site.
             */
            step?: string | null;
        };
        SetRegistrationTermsDto: {
            /**
             * @description How long an answer to a registration may take.
             * @example 5
             */
            answerWithinDays: number;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description How long an approved registration protects.
             * @example 90
             */
            validDays: number;
        };
        SettlePaymentBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description What the paying system calls it.
             * @example SEPA-77
             */
            reference?: string | null;
            /**
             * @description The day on which it was handed to the bank.
             * @example 2026-03-20
             */
            settledOn: string;
        };
        SignAgreementDto: {
            /**
             * @description Names the agreement; left out: made here.
             * @example A-2026
             */
            agreementId?: string;
            /**
             * @description Its first day, in the programme's zone.
             * @example 2026-03-20
             */
            from: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Its last day; null: until ended.
             * @example 2026-03-20
             */
            to?: string | null;
        };
        SignedInUserDto: {
            /**
             * @description The person's name; null where it cannot be had.
             * @example Alma Alvarez
             */
            name: string | null;
            /**
             * @description The partner that the user speaks for.
             * @example ptr_alpha
             */
            partnerId: string | null;
            /** @description What the user may do now. */
            rights: ("partner" | "operations" | "finance" | "auditor" | "administrator" | "integration")[];
            /**
             * @description The user.
             * @example usr_alma
             */
            userId: string;
        };
        SignInDto: {
            /**
             * @description The password.
             * @example what it is until now
             */
            password: string;
            /**
             * @description The user's id, with `usr_` or without.
             * @example alma
             */
            userName: string;
        };
        /** @description A won deal whose registered split is not the one that the evidence supports. */
        SplitGapAnswer: {
            dealId: string;
            gaps: {
                clause: string;
                declared: string;
                declaredPercent: string;
                difference: string;
                differencePercent: string;
                /** @description The role assignments that the declared part rests on, and the qualifying touchpoints that the evidence is. */
                eventIds: string[];
                evidence: string;
                evidencePercent: string;
                partnerId: string;
                position: string;
            }[];
            id: string;
            /** @enum {string} */
            object: "split-gap";
            period: string;
            ruleSetId: string;
            version: number;
        };
        /** @description How long a deal was in one stage, in local days; a stage entered again is told again. */
        StageDays: {
            days: number;
            enteredAt: string;
            eventId: string;
            /** @description When it left the stage: for the next one or by its close; null while it is there. */
            leftAt: string | null;
            stage: string;
        };
        /** @description A line as it was issued; to its partner and the vendor also which dispute is about it, and whose ruling it follows from. */
        StatedLineAnswer: {
            amount: string;
            becauseOfDispute: string | null;
            causeEventId: string;
            causeType: string;
            clause: string | null;
            currency: string;
            dealId: string | null;
            dealPeriod: string;
            dispute: {
                id: string;
                standing: string;
            } | null;
            dueOn: string;
            /** @description The events that the line rests on, sorted. */
            eventIds: string[];
            holdback: string;
            holdbackUntil: string;
            /** @enum {string} */
            kind: "difference" | "commission" | "uplift" | "incentive" | "spiff" | "writeOff" | "merger";
            lineNo: number;
            occurredAt: string;
            partnerId: string;
            period: string;
            position: string | null;
            recordedAt: string;
            ruleSetId: string | null;
            version: number | null;
            withheld: boolean;
        };
        /** @description What a partner accrued in a period. */
        StatementAnswer: {
            lines: {
                amount: string;
                /** @description The dispute whose ruling it follows from. */
                becauseOfDispute: string | null;
                cause: string;
                causeEventId: string;
                clause: string;
                currency: string;
                dealId: string;
                dealPeriod: string;
                entryNo: number;
                kind: string;
                occurredAt: string;
                position: string;
                ruleSetId: string;
                version: number;
                withheld: boolean;
            }[];
            /** @enum {string} */
            object: "statement";
            partnerId: string;
            partnerName: string;
            period: string;
            totals: components["schemas"]["WithheldTotal"][];
        };
        /** @description What stood to a partner's account at the close of a quarter, in one currency. */
        StatementBalanceRow: {
            adjusted: string;
            clawedBack: string;
            closing: string;
            currency: string;
            earned: string;
            held: string;
            heldClosing: string;
            heldOpening: string;
            issuedAt: string;
            opening: string;
            paid: string;
            partnerId: string;
            period: string;
            released: string;
            withheld: string;
        };
        SuspendPartnerDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why. Kept sealed, outside the log.
             * @example Agreement under review.
             */
            reason: string;
        };
        /** @description Days from won to paid: rounded for reading, and exact. */
        TimeToPayAnswer: {
            deals: number;
            id: string;
            /** @enum {string} */
            kind: "coSell" | "solo";
            meanDays: string | null;
            meanDaysExact: string | null;
            medianDays: string | null;
            /** @enum {string} */
            object: "timeToPay";
            paid: number;
            period: string;
        };
        TouchpointOfEngagementDto: {
            /**
             * @description What was done.
             * @example introduction
             */
            kind: string;
            /**
             * @description The role that it belongs to.
             * @example selling
             * @enum {string|null}
             */
            role?: "sourcing" | "selling" | "technicalValidation" | "implementation" | "influence" | null;
            /**
             * @description Names the touchpoint.
             * @example T-1
             */
            touchpointId: string;
        };
        /** @description One step of a calculation. `exact` is its value before rounding, in whole units of the currency: a decimal where it has an end, else a fraction in lowest terms. `result` is the text it came to, the same where nothing was rounded; `clause` the part of the rule set that says so, null where facts do. */
        TraceStep: {
            clause: string | null;
            eventIds: string[];
            exact: string;
            formula: string;
            note: string | null;
            partnerId: string | null;
            position: string | null;
            result: string;
            step: string;
        };
        /** @description A request that was only tried: nothing is kept. */
        TriedAnswer: {
            id: unknown;
            /** @enum {string} */
            object: "import";
        };
        /** @description How fast a deal went beside its cohort, where in it partners engaged, and how its tag stands with all that. */
        VelocityAnswer: {
            bucket: string | null;
            cohort: {
                days: string;
                deals: number;
            } | null;
            /** @enum {string|null} */
            comparedWith: "segment" | "programme" | null;
            cycleDays: number | null;
            daysSaved: string | null;
            dealId: string;
            engagements: components["schemas"]["PlacedEngagement"][];
            /** @enum {string} */
            object: "velocity";
            stages: {
                cohort: {
                    days: string;
                    deals: number;
                } | null;
                days: number;
                daysSaved: string | null;
                stage: string;
            }[];
            /** @enum {string|null} */
            statistic: "mean" | "median" | null;
            status: string;
            supported: string[];
            /** @enum {string} */
            tag: "untagged" | "consistent" | "inconsistent" | "unjudged";
            /** @description The same as a person reads it. */
            text: string;
            underCredited: boolean;
        };
        VoidTouchpointBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why. Kept sealed, outside the log.
             * @example Logged on the wrong deal.
             */
            reason: string;
        };
        /** @description A dispute with every word that was said in it. */
        WholeDisputeAnswer: {
            amount: string;
            /** @description Whether all that rulings say is on the deal: a correction is once a second person has approved it. */
            carriedOut: boolean;
            changedAt: string;
            clause: string | null;
            currency: string;
            dealId: string | null;
            /** @description By when the next word is to come: the vendor's, of an answered or ruled dispute the partner's; null where none is awaited. */
            dueBy: string | null;
            /** @description The events on the deal that rulings led to. */
            factIds: string[];
            /** @description What of the amount waits: nothing once the dispute is over. */
            held: string;
            history: components["schemas"]["EventAnswer"][];
            id: string;
            lineAmount: string;
            lineKind: string;
            /** @description Null of a line of an open quarter. */
            lineNo: number | null;
            missing: {
                happenedAt: string;
                kind: string;
                role: string;
                touchpointId: string;
            }[];
            /** @enum {string} */
            object: "dispute";
            openedAt: string;
            /** @description When the line could be disputed no more; null of one of an open quarter. */
            openUntil: string | null;
            /** @description What the last ruling said; null while there is none. */
            outcome: string | null;
            partnerId: string;
            period: string;
            position: string | null;
            rulingId: string | null;
            /** @enum {string} */
            standing: "withdrawn" | "open" | "answered" | "escalated" | "ruled" | "lapsed";
            wrongEventIds: string[];
        };
        WinDealDto: {
            /**
             * @description Whether the date was missing in the source and a mapping supplied it.
             * @default false
             * @example false
             */
            dateAssumed: boolean;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        WithdrawDisputeDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why. Kept sealed, outside the log.
             * @example Agreed on the call.
             */
            reason?: string | null;
        };
        WithdrawPayoutBatchBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        WithdrawRestatementBodyDto: {
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
        };
        /** @description A sum with what is withheld beside it, not in it. */
        WithheldTotal: {
            amount: string;
            currency: string;
            withheld: string;
        };
        WonDealChangeDto: {
            /**
             * @description The amount as it really was; null: as it stands.
             * @example 50000.00
             */
            amount?: string | null;
            /**
             * @description When it was really closed; null: as it stands.
             * @example 2026-03-20T16:00:00.000Z
             */
            closedAt?: string | null;
            /** @description Roles as they really were; others stay. */
            roles: components["schemas"]["CorrectedRoleDto"][];
        };
        WriteAnswerDto: {
            /** @description Whether nothing was recorded because only a trial was asked for. */
            dryRun: boolean;
            /** @description The facts recorded; none where it was so already. */
            events: components["schemas"]["RecordedFactDto"][];
            /**
             * @description What was written to.
             * @example deal_acme-renewal
             */
            id: string;
            /**
             * @description The part that the request named or had named: a touchpoint, a registration, a refund.
             * @example T-1
             */
            partId: string | null;
            /** @description Whether the request had been carried out before. */
            repeated: boolean;
            /**
             * @description Its revision now, also the ETag; -1: it does not exist.
             * @example 7
             */
            revision: number;
        };
        WriteOffBalanceDto: {
            /**
             * @description By how much the balance rises: what the partner need not pay back.
             * @example 635.29
             */
            amount: string;
            /**
             * @description Its currency.
             * @example USD
             */
            currency: string;
            /**
             * @description When what this tells was true; left out: now.
             * @example 2026-03-20T16:00:00.000Z
             */
            occurredAt?: string | null;
            /**
             * @description Why. Kept sealed, outside the log.
             * @example The partner is dissolved.
             */
            reason: string;
            /**
             * @description Names the write-off; left out: made here.
             * @example W-1
             */
            writeOffId?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    isLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Latency of commands, conflicts of appends, checkpoint and lag of each follower, deals replayed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountQueriesController_list: {
        parameters: {
            query?: {
                day?: unknown;
                /** @description A currency in which the figures are told as well, EUR. */
                in?: unknown;
                limit?: unknown;
                /** @description By the latest rate not after this day; left out, the day of the account. */
                on?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AccountAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    bulk: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    streamChanges: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event that was seen: the stream goes on after it. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream of events. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DealReportsController_breaches: {
        parameters: {
            query?: {
                kind?: "response" | "meetings" | "content";
                limit?: unknown;
                partner?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CommitmentAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    CreditQueriesController_list: {
        parameters: {
            query?: {
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CreditAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DealQueriesController_list: {
        parameters: {
            query?: {
                accountMissing?: unknown;
                asOf?: unknown;
                ending_before?: unknown;
                externalId?: unknown;
                knownAt?: unknown;
                limit?: unknown;
                partner?: unknown;
                period?: unknown;
                starting_after?: unknown;
                status?: unknown;
                tag?: "untagged" | "consistent" | "inconsistent" | "unjudged";
                underCredited?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DealAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    openDeal: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenDealDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DealQueriesController_one: {
        parameters: {
            query?: {
                asOf?: unknown;
                knownAt?: unknown;
            };
            header?: never;
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accountDomain: string | null;
                        accountMissing: boolean;
                        accountName: string | null;
                        amount: string;
                        bucket: string | null;
                        /** @description Who has a claim on it and so may see the arithmetic of all its lines, by bytes. */
                        claimantIds: string[];
                        closedAt: string | null;
                        createdAt: string;
                        currency: string;
                        dateAssumed: boolean;
                        dossier: {
                            account?: {
                                domain?: string | null;
                                name?: string | null;
                                segment?: string | null;
                            } | null;
                            adjustments?: {
                                amount?: string;
                                at: string;
                                eventId: string;
                                /** @enum {string} */
                                kind: "refund" | "creditNote" | "churn";
                                servedMonths?: number;
                                termMonths?: number;
                            }[];
                            amount: string;
                            assumed?: string[];
                            bucket?: {
                                eventId: string;
                                /** @enum {string} */
                                value: "none" | "sourced" | "influenced" | "accelerated";
                            } | null;
                            closedAt?: string | null;
                            collected?: {
                                amount: string;
                                at: string;
                                eventId: string;
                            }[];
                            createdAt: string;
                            currency: string;
                            dealId: string;
                            /** @enum {string} */
                            format: "tandem.dossier/1";
                            invoiced?: {
                                amount: string;
                                at: string;
                                eventId: string;
                            }[];
                            margin?: string | null;
                            /** @enum {string|null} */
                            model: "sell-with" | "sell-through" | "sell-to" | null;
                            /** @enum {string|null} */
                            origin?: "vendor" | "partnerLead" | null;
                            registeredAt?: string | null;
                            registrations?: {
                                approvedAt: string;
                                eventId: string;
                                partnerIds: string[];
                            }[];
                            roles: {
                                eventId: string;
                                partnerId: string;
                                /** @enum {string} */
                                role: "sourcing" | "selling" | "technicalValidation" | "implementation" | "influence";
                                weight?: string;
                            }[];
                            sourcePartnerId?: string | null;
                            stages?: {
                                enteredAt: string;
                                eventId: string;
                                stage: string;
                            }[];
                            /** @enum {string} */
                            status: "open" | "won" | "lost";
                            touchpoints: {
                                confirmed?: boolean;
                                eventId: string;
                                imported?: boolean;
                                kind: string;
                                /** @enum {string} */
                                loggedBy?: "partner" | "vendor" | "integration";
                                occurredAt: string;
                                partnerId: string | null;
                                recordedAt?: string | null;
                                /** @enum {string|null} */
                                role?: "sourcing" | "selling" | "technicalValidation" | "implementation" | "influence" | null;
                            }[];
                        };
                        /** @description When the open deal is expected to close; null where nobody said, or it is closed. */
                        expectedCloseOn: string | null;
                        externalId: string | null;
                        externalSource: string | null;
                        id: string;
                        /** @description When a partner or the vendor was last in touch; null where nobody was. */
                        lastActivityAt: string | null;
                        model: string | null;
                        nextStep: components["schemas"]["NextStepAnswer"] | null;
                        /** @enum {string} */
                        object: "deal";
                        /** @description Who may see the deal, by bytes. */
                        partnerIds: string[];
                        /** @description Who joined and has not said what it is to the deal. */
                        pendingPartnerIds: string[];
                        /** @description The quarter of the close, in the calendar of the deal's rule set. */
                        period: string | null;
                        ruleSetId: string;
                        /** @description The stage it entered last. */
                        stage: string | null;
                        stageDays: components["schemas"]["StageDays"][];
                        /** @enum {string} */
                        status: "open" | "won" | "lost";
                        /**
                         * @description How the confirmed bucket stands with the facts of this deal alone: one confirmed as accelerated may be `unjudged`.
                         * @enum {string}
                         */
                        tag: "untagged" | "consistent" | "inconsistent" | "unjudged";
                        /** @description Partners were active on it, it is won, and nobody said what they were to it. */
                        underCredited: boolean;
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    changeAmount: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeAmountDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DealQueriesController_arithmetic: {
        parameters: {
            query?: {
                asOf?: unknown;
                knownAt?: unknown;
            };
            header?: never;
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArithmeticAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    confirmAttribution: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmAttributionDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    recordChurn: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordChurnDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    collectCash: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CollectCashDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DealReportsController_commitments: {
        parameters: {
            query?: {
                asOf?: unknown;
                knownAt?: unknown;
            };
            header?: never;
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CommitmentAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    makeCommitment: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeCommitmentDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    proposeCorrection: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeCorrectionDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    approveCorrection: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                correctionId: string;
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveCorrectionBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    issueCreditNote: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueCreditNoteDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    engagePartner: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EngagePartnerDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    setExpectedClose: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetExpectedCloseDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    nameHandOff: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameHandOffDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    invoiceDeal: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvoiceDealDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DealQueriesController_lines: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DealLineAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    loseDeal: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoseDealDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    setMargin: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetMarginDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    changeModel: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeModelDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    setNextStep: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetNextStepDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    refundDeal: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundDealDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    registerDeal: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterDealDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    acceptRegistration: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
                registrationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptRegistrationBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    approveRegistration: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
                registrationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveRegistrationBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    expireRegistration: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
                registrationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExpireRegistrationBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    extendRegistration: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
                registrationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExtendRegistrationBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    rejectRegistration: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
                registrationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RejectRegistrationBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    nameRelationshipOwner: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameRelationshipOwnerDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    reopenDeal: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenDealDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    proposeReopening: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeReopeningDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    approveReopening: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveReopeningDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    assignRole: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignRoleDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    releaseRole: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseRoleDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    moveToRuleSet: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveToRuleSetDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    nameSourcePartner: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameSourcePartnerDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    changeStage: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeStageDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    nameStageLead: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameStageLeadDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    logTouchpoint: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogTouchpointDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    confirmTouchpoint: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
                touchpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmTouchpointBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    contestTouchpoint: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
                touchpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ContestTouchpointBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    correctTouchpoint: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
                touchpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectTouchpointBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    voidTouchpoint: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
                touchpointId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidTouchpointBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DealQueriesController_trail: {
        parameters: {
            query?: {
                asOf?: unknown;
                knownAt?: unknown;
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EventAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DealReportsController_velocity: {
        parameters: {
            query?: {
                asOf?: unknown;
                knownAt?: unknown;
            };
            header?: never;
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VelocityAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    winDeal: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                dealId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WinDealDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LedgerStatusController_digest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        digest: string;
                        /** @enum {string} */
                        object: "digest";
                        tables: {
                            [key: string]: string;
                        };
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DisputeQueriesController_list: {
        parameters: {
            query?: {
                deal?: unknown;
                limit?: unknown;
                partner?: unknown;
                standing?: "open" | "answered" | "escalated" | "ruled" | "withdrawn" | "lapsed";
                starting_after?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DisputeAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    openDispute: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenDisputeDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DisputeQueriesController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeDisputeAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    answerDispute: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerDisputeDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DisputeQueriesController_comparison: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeComparisonAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    escalateDispute: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EscalateDisputeDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    addDisputeEvidence: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDisputeEvidenceDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    ruleDispute: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleDisputeDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    withdrawDispute: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                disputeId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawDisputeDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    compareDispute: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompareDisputeRequestDto"];
            };
        };
        responses: {
            /** @description The comparison. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisputeComparisonAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listImports: {
        parameters: {
            query?: {
                ending_before?: unknown;
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ImportInList"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    askForImport: {
        parameters: {
            query?: {
                /** @description Checks mapping and names alone; keeps nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and body give the same import. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportRequestDto"];
            };
        };
        responses: {
            /** @description The import as it stands; its id is null in a dry run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"] | components["schemas"]["TriedAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    readImport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    removeImport: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    carryOutImport: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: never;
            path: {
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    readImportRejects: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                fileName: string;
                importId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes of the source, with a last column tandem_fault. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    JournalQueriesController_list: {
        parameters: {
            query?: {
                limit?: unknown;
                partner?: unknown;
                /** @description The quarter they are posted in. */
                period?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: ({
                            causeEventId: string;
                            /** @enum {string} */
                            causeType: "PaymentProposed" | "PaymentLeftOut" | "PaymentSettled" | "PaymentFailed" | "PaymentRetried" | "PaymentCancelled" | "PaymentConfirmed" | "DealOpened" | "SourcePartnerNamed" | "DealRegistered" | "ExpectedContributionStated" | "RegistrationAccepted" | "RegistrationApproved" | "RegistrationRejected" | "RegistrationExtended" | "RegistrationExpired" | "PartnerEngaged" | "TouchpointLogged" | "TouchpointEvidenceAttached" | "TouchpointConfirmed" | "TouchpointContested" | "TouchpointCorrected" | "TouchpointVoided" | "RoleAssigned" | "RoleReleased" | "RelationshipOwnerNamed" | "StageLeadNamed" | "HandOffNamed" | "CommitmentMade" | "ExpectedCloseSet" | "NextStepSet" | "StageChanged" | "AmountChanged" | "ModelChanged" | "DealMovedToRuleSet" | "AttributionConfirmed" | "DealWon" | "DealLost" | "DealReopened" | "WonDealReopeningProposed" | "WonDealCorrectionProposed" | "WonDealCorrected" | "DealInvoiced" | "CashCollected" | "MarginSet" | "DealRefunded" | "CreditNoteIssued" | "CustomerChurned" | "PartnerOnboarded" | "PartnerRenamed" | "AgreementSigned" | "AgreementEnded" | "ContactNamed" | "ContactRemoved" | "ContactForgotten" | "TierGranted" | "PartnerSuspended" | "PartnerResumed" | "PayeeNamed" | "IncentiveChosen" | "BalanceWrittenOff" | "PartnerMerged" | "ProgrammeFounded" | "CalendarChanged" | "GatesSet" | "StagesDefined" | "RegistrationTermsSet" | "DisputeTermsSet" | "RuleSetDrafted" | "RuleSetProposed" | "RuleSetApproved" | "RuleSetRetired" | "UserRegistered" | "RightProposed" | "RightGranted" | "RightRevoked" | "ApiKeyIssued" | "ApiKeyRevoked" | "PasswordSet" | "UserForgotten" | "UserDeactivated" | "PeriodCloseProposed" | "PeriodCloseApproved" | "PeriodClosed" | "RestatementProposed" | "RestatementWithdrawn" | "PeriodRestated" | "AwardCounted" | "AwardContinued" | "AwardTakenBack" | "StatementIssued" | "PayoutBatchRequested" | "PayoutBatchProposed" | "PayoutBatchApproved" | "PayoutBatchWithdrawn" | "RateRecorded" | "DisputeOpened" | "DisputeEvidenceAdded" | "DisputeAnswered" | "DisputeEscalated" | "DisputeRuled" | "RulingCarriedOut" | "DisputeWithdrawn" | "DisputeLapsed";
                            clause: string;
                            /** @description A local day of the programme, `2026-03-20`. */
                            day: string;
                            dealId: string;
                            dealPeriod: string;
                            disputeId?: string;
                            /** @description `deal_acme.1`: source and number. */
                            entryId: string;
                            /** @description 1 for the source's first entry, without gaps. */
                            entryNo: number;
                            id: string;
                            /** @enum {string} */
                            kind: "accrual";
                            /** @enum {string} */
                            line: "commission" | "uplift";
                            /** @enum {string} */
                            object: "journalEntry";
                            /** @description When the cause was true. */
                            occurredAt: string;
                            partnerId: string;
                            partnerName: string;
                            position: string;
                            postedIn: string;
                            postings: components["schemas"]["Posting"][];
                            /** @description When the cause was recorded. */
                            recordedAt: string;
                            ruleSetId: string;
                            /** @description What entries are numbered in: the deal, or the event that an entry follows from. */
                            source: string;
                            version: number;
                        } | {
                            causeEventId: string;
                            /** @enum {string} */
                            causeType: "PaymentProposed" | "PaymentLeftOut" | "PaymentSettled" | "PaymentFailed" | "PaymentRetried" | "PaymentCancelled" | "PaymentConfirmed" | "DealOpened" | "SourcePartnerNamed" | "DealRegistered" | "ExpectedContributionStated" | "RegistrationAccepted" | "RegistrationApproved" | "RegistrationRejected" | "RegistrationExtended" | "RegistrationExpired" | "PartnerEngaged" | "TouchpointLogged" | "TouchpointEvidenceAttached" | "TouchpointConfirmed" | "TouchpointContested" | "TouchpointCorrected" | "TouchpointVoided" | "RoleAssigned" | "RoleReleased" | "RelationshipOwnerNamed" | "StageLeadNamed" | "HandOffNamed" | "CommitmentMade" | "ExpectedCloseSet" | "NextStepSet" | "StageChanged" | "AmountChanged" | "ModelChanged" | "DealMovedToRuleSet" | "AttributionConfirmed" | "DealWon" | "DealLost" | "DealReopened" | "WonDealReopeningProposed" | "WonDealCorrectionProposed" | "WonDealCorrected" | "DealInvoiced" | "CashCollected" | "MarginSet" | "DealRefunded" | "CreditNoteIssued" | "CustomerChurned" | "PartnerOnboarded" | "PartnerRenamed" | "AgreementSigned" | "AgreementEnded" | "ContactNamed" | "ContactRemoved" | "ContactForgotten" | "TierGranted" | "PartnerSuspended" | "PartnerResumed" | "PayeeNamed" | "IncentiveChosen" | "BalanceWrittenOff" | "PartnerMerged" | "ProgrammeFounded" | "CalendarChanged" | "GatesSet" | "StagesDefined" | "RegistrationTermsSet" | "DisputeTermsSet" | "RuleSetDrafted" | "RuleSetProposed" | "RuleSetApproved" | "RuleSetRetired" | "UserRegistered" | "RightProposed" | "RightGranted" | "RightRevoked" | "ApiKeyIssued" | "ApiKeyRevoked" | "PasswordSet" | "UserForgotten" | "UserDeactivated" | "PeriodCloseProposed" | "PeriodCloseApproved" | "PeriodClosed" | "RestatementProposed" | "RestatementWithdrawn" | "PeriodRestated" | "AwardCounted" | "AwardContinued" | "AwardTakenBack" | "StatementIssued" | "PayoutBatchRequested" | "PayoutBatchProposed" | "PayoutBatchApproved" | "PayoutBatchWithdrawn" | "RateRecorded" | "DisputeOpened" | "DisputeEvidenceAdded" | "DisputeAnswered" | "DisputeEscalated" | "DisputeRuled" | "RulingCarriedOut" | "DisputeWithdrawn" | "DisputeLapsed";
                            clause: string | null;
                            /** @description A local day of the programme, `2026-03-20`. */
                            day: string;
                            dealId: string | null;
                            dealPeriod: string;
                            disputeId?: string;
                            /** @description `deal_acme.1`: source and number. */
                            entryId: string;
                            /** @description 1 for the source's first entry, without gaps. */
                            entryNo: number;
                            id: string;
                            /** @enum {string} */
                            kind: "statement";
                            /** @enum {string} */
                            line: "difference" | "commission" | "uplift" | "incentive" | "spiff" | "writeOff" | "merger" | "release" | "receivable" | "receivableReversal";
                            /** @description The line's number in the statement; null where the entry is of a balance. */
                            lineNo: number | null;
                            /** @enum {string} */
                            object: "journalEntry";
                            /** @description When the cause was true. */
                            occurredAt: string;
                            partnerId: string;
                            partnerName: string;
                            position: string | null;
                            postedIn: string;
                            postings: components["schemas"]["Posting"][];
                            /** @description When the cause was recorded. */
                            recordedAt: string;
                            ruleSetId: string | null;
                            /** @description What entries are numbered in: the deal, or the event that an entry follows from. */
                            source: string;
                            version: number | null;
                        } | {
                            causeEventId: string;
                            /** @enum {string} */
                            causeType: "PaymentProposed" | "PaymentLeftOut" | "PaymentSettled" | "PaymentFailed" | "PaymentRetried" | "PaymentCancelled" | "PaymentConfirmed" | "DealOpened" | "SourcePartnerNamed" | "DealRegistered" | "ExpectedContributionStated" | "RegistrationAccepted" | "RegistrationApproved" | "RegistrationRejected" | "RegistrationExtended" | "RegistrationExpired" | "PartnerEngaged" | "TouchpointLogged" | "TouchpointEvidenceAttached" | "TouchpointConfirmed" | "TouchpointContested" | "TouchpointCorrected" | "TouchpointVoided" | "RoleAssigned" | "RoleReleased" | "RelationshipOwnerNamed" | "StageLeadNamed" | "HandOffNamed" | "CommitmentMade" | "ExpectedCloseSet" | "NextStepSet" | "StageChanged" | "AmountChanged" | "ModelChanged" | "DealMovedToRuleSet" | "AttributionConfirmed" | "DealWon" | "DealLost" | "DealReopened" | "WonDealReopeningProposed" | "WonDealCorrectionProposed" | "WonDealCorrected" | "DealInvoiced" | "CashCollected" | "MarginSet" | "DealRefunded" | "CreditNoteIssued" | "CustomerChurned" | "PartnerOnboarded" | "PartnerRenamed" | "AgreementSigned" | "AgreementEnded" | "ContactNamed" | "ContactRemoved" | "ContactForgotten" | "TierGranted" | "PartnerSuspended" | "PartnerResumed" | "PayeeNamed" | "IncentiveChosen" | "BalanceWrittenOff" | "PartnerMerged" | "ProgrammeFounded" | "CalendarChanged" | "GatesSet" | "StagesDefined" | "RegistrationTermsSet" | "DisputeTermsSet" | "RuleSetDrafted" | "RuleSetProposed" | "RuleSetApproved" | "RuleSetRetired" | "UserRegistered" | "RightProposed" | "RightGranted" | "RightRevoked" | "ApiKeyIssued" | "ApiKeyRevoked" | "PasswordSet" | "UserForgotten" | "UserDeactivated" | "PeriodCloseProposed" | "PeriodCloseApproved" | "PeriodClosed" | "RestatementProposed" | "RestatementWithdrawn" | "PeriodRestated" | "AwardCounted" | "AwardContinued" | "AwardTakenBack" | "StatementIssued" | "PayoutBatchRequested" | "PayoutBatchProposed" | "PayoutBatchApproved" | "PayoutBatchWithdrawn" | "RateRecorded" | "DisputeOpened" | "DisputeEvidenceAdded" | "DisputeAnswered" | "DisputeEscalated" | "DisputeRuled" | "RulingCarriedOut" | "DisputeWithdrawn" | "DisputeLapsed";
                            /** @description A local day of the programme, `2026-03-20`. */
                            day: string;
                            disputeId?: string;
                            /** @description `deal_acme.1`: source and number. */
                            entryId: string;
                            /** @description 1 for the source's first entry, without gaps. */
                            entryNo: number;
                            id: string;
                            /** @enum {string} */
                            kind: "payment";
                            /** @enum {string} */
                            line: "variance" | "settlement" | "failure" | "cancellation";
                            /** @enum {string} */
                            object: "journalEntry";
                            /** @description When the cause was true. */
                            occurredAt: string;
                            partnerId: string;
                            partnerName: string;
                            paymentId: string;
                            postedIn: string;
                            postings: components["schemas"]["Posting"][];
                            /** @description What one unit of the currency paid is worth in the one owed, of which day and whose word; null where they are one currency. */
                            rate: string | null;
                            rateOn: string | null;
                            rateSource: string | null;
                            /** @description When the cause was recorded. */
                            recordedAt: string;
                            /** @description What entries are numbered in: the deal, or the event that an entry follows from. */
                            source: string;
                        })[];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    JournalQueriesController_balances: {
        parameters: {
            query?: {
                /** @description Only what was posted for this partner. */
                partner?: unknown;
                /** @description The quarter at whose end; left out: everything posted. */
                period?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BalanceAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    JournalFileController_document: {
        parameters: {
            query: {
                kind: "hledger" | "beancount";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    checkpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The note. Keep it: no later log can differ in these events and pass. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    checkpoints: {
        parameters: {
            query?: {
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CheckpointAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    logKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An Ed25519 verifier key in the form of C2SP signed-note. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    consistencyProof: {
        parameters: {
            query: {
                /** @description The size in the earlier checkpoint. */
                from: unknown;
                /** @description The size in the later checkpoint; left out, the latest. */
                to?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsistencyProofDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    inclusionProof: {
        parameters: {
            query: {
                /** @description The event, as the trail names it. */
                eventId: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InclusionProofDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    tile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the tile as C2SP tlog-tiles writes it, with .p/ and the number of hashes where it is not full. */
                index: unknown;
                /** @description 0: the leaves. */
                level: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PairingQueriesController_list: {
        parameters: {
            query?: {
                asOf?: unknown;
                knownAt?: unknown;
                orderBy?: "wonAmount" | "pipeline" | "winRate" | "cycle" | "size";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PairingAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PartnerQueriesController_list: {
        parameters: {
            query?: {
                externalId?: unknown;
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PartnerAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    onboardPartner: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnboardPartnerDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PartnerQueriesController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountQueriesController_one: {
        parameters: {
            query?: {
                day?: unknown;
                /** @description A currency in which the figures are told as well, EUR. */
                in?: unknown;
                /** @description By the latest rate not after this day; left out, the day of the account. */
                on?: unknown;
            };
            header?: never;
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PartnerAccountAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    signAgreement: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignAgreementDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    endAgreement: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                agreementId: string;
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndAgreementBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    chooseIncentive: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseIncentiveDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    nameContact: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameContactDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    forgetContact: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                contactId: string;
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgetContactBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    removeContact: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                contactId: string;
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveContactBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PartnerQueriesController_credited: {
        parameters: {
            query?: {
                asOf?: unknown;
                knownAt?: unknown;
            };
            header?: never;
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["CreditLine"][];
                        /** @enum {string} */
                        object: "credit";
                        /** @enum {string} */
                        standing: "owed" | "projection";
                        totals: {
                            amount: string;
                            currency: string;
                            deals: number;
                            withheld: string;
                        }[];
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    mergePartner: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergePartnerDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    renamePartner: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePartnerDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    namePayee: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NamePayeeDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountQueriesController_payments: {
        parameters: {
            query?: {
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: (components["schemas"]["PaymentAnswer"] | components["schemas"]["LeftOutAnswer"])[];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PartnerQueriesController_projection: {
        parameters: {
            query?: {
                asOf?: unknown;
                knownAt?: unknown;
            };
            header?: never;
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["CreditLine"][];
                        /** @enum {string} */
                        object: "credit";
                        /** @enum {string} */
                        standing: "owed" | "projection";
                        totals: {
                            amount: string;
                            currency: string;
                            deals: number;
                            withheld: string;
                        }[];
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    RegistrationQueriesController_list: {
        parameters: {
            query?: {
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RegistrationAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    resumePartner: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResumePartnerDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PartnerQueriesController_statement: {
        parameters: {
            query: {
                period: unknown;
            };
            header?: never;
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    StatementQueriesController_ofPartner: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StatementBalanceRow"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    StatementQueriesController_one: {
        parameters: {
            query?: {
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path: {
                partnerId: string;
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedStatementAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    StatementQueriesController_document: {
        parameters: {
            query: {
                kind: "json" | "csv" | "xlsx" | "pdf";
            };
            header?: never;
            path: {
                partnerId: string;
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                    "application/pdf": string;
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                    "text/csv; charset=utf-8": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    suspendPartner: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuspendPartnerDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    grantTier: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantTierDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PartnerQueriesController_trail: {
        parameters: {
            query?: {
                asOf?: unknown;
                knownAt?: unknown;
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EventAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    BundleController_trail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    writeOffBalance: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                partnerId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteOffBalanceDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PayoutQueriesController_list: {
        parameters: {
            query?: {
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PayoutAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    requestPayoutBatch: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPayoutBatchDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PayoutQueriesController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnePayoutAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    approvePayoutBatch: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                batch: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovePayoutBatchBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PayoutFileController_document: {
        parameters: {
            query: {
                /** @description Xero: the code of the account that bills are booked to. */
                accountCode?: unknown;
                /** @description QuickBooks: the account of the bank. */
                bank?: unknown;
                /** @description How days are written; left out: as the program expects. */
                dates?: "YYYY-MM-DD" | "DD/MM/YYYY" | "MM/DD/YYYY" | "DD.MM.YYYY";
                kind: "csv" | "xero" | "quickbooks";
                /** @description QuickBooks: the account of what is payable. */
                payable?: unknown;
                /** @description Xero: the name of the tax rate. */
                taxType?: unknown;
            };
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Each payment that is not in the file because its partner is not to be paid for now, and why; left out where there is none. */
                    "Tandem-Held-Back"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    cancelPayment: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                batch: number;
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelPaymentBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    confirmPayment: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                batch: number;
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmPaymentBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    failPayment: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                batch: number;
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FailPaymentBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    retryPayment: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                batch: number;
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetryPaymentBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    settlePayment: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                batch: number;
                paymentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlePaymentBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PayoutQueriesController_reconciliation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReconciliationAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    withdrawPayoutBatch: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                batch: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawPayoutBatchBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    PayoutQueriesController_preview: {
        parameters: {
            query?: {
                /** @description A local day of the programme, none later than today; left out: today. */
                cutOff?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    StatementQueriesController_periods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            [key: string]: unknown;
                        }[];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    approvePeriodClose: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovePeriodCloseBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AuditPackController_pack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    previewPeriod: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Balances by partner and currency, counts of awards, statements and lines, totals of the lines. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodPreviewAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    previewPeriodLines: {
        parameters: {
            query: {
                limit?: unknown;
                partner: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PreviewedLineAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    proposePeriodClose: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposePeriodCloseBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    RestatementQueriesController_list: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RestatementAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    proposeRestatement: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                period: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeRestatementBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepricingAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    approveRestatement: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                period: string;
                restatementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveRestatementBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepricingAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    withdrawRestatement: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                period: string;
                restatementId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawRestatementBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LedgerStatusController_programme: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    foundProgramme: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FoundProgrammeDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    changeCalendar: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeCalendarDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    setDisputeTerms: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetDisputeTermsDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    setGates: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetGatesDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    setRegistrationTerms: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetRegistrationTermsDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    defineStages: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DefineStagesDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    RateQueriesController_list: {
        parameters: {
            query?: {
                /** @description Of this currency against any. */
                currency?: unknown;
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RateAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    recordRate: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordRateDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    LedgerStatusController_readModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReadModelAnswer"][];
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listRegistrations: {
        parameters: {
            query?: {
                limit?: unknown;
                starting_after?: unknown;
                status?: "filed" | "approved" | "rejected" | "expired";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RegistrationOfAllAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listReplays: {
        parameters: {
            query?: {
                ending_before?: unknown;
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReplayAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    askForReplay: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key and body give the same replay. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayRequestDto"];
            };
        };
        responses: {
            /** @description The replay as it stands; its id is null in a dry run. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayAnswer"] | {
                        id: unknown;
                        /** @enum {string} */
                        object: "replay";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    readReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    cancelReplay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    readReplayDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description tandem.replay/1 in RFC 8785 form. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    readReplayResult: {
        parameters: {
            query?: {
                limit?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path: {
                replayId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayResultAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DisputeRateController_rates: {
        parameters: {
            query?: {
                by?: "period" | "pairing" | "role" | "clause";
                period?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DisputeRateAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    AccountQueriesController_timeToPay: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TimeToPayAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listRuleSets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RuleSetVersionRow"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    draftRuleSet: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftRuleSetRequestDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    RuleSetQueriesController_one: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ruleSetId: string;
                version: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The version and its document, tandem.ruleset/1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleSetVersionAnswer"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    approveRuleSet: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                ruleSetId: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveRuleSetBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepricingAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    proposeRuleSet: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                ruleSetId: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeRuleSetBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepricingAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    retireRuleSet: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                ruleSetId: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetireRuleSetBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    compareRuleSets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompareRuleSetsRequestDto"];
            };
        };
        responses: {
            /** @description The comparison, tandem.comparison/1 as docs/formats has its schema. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        after: {
                            digest: string;
                            id: string;
                            resultDigest: string;
                            version: number | null;
                        };
                        awards: {
                            amount: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                            clause: {
                                after: string | null;
                                before: string | null;
                            };
                            currency: string;
                            id: string;
                            /** @enum {string} */
                            kind: "incentive" | "spiff";
                            partnerId: string;
                            period: string;
                        }[];
                        before: {
                            digest: string;
                            id: string;
                            resultDigest: string;
                            version: number | null;
                        };
                        clauses: {
                            after: {
                                default: boolean;
                                value: unknown;
                            } | null;
                            before: {
                                default: boolean;
                                value: unknown;
                            } | null;
                            /** @enum {string} */
                            change: "added" | "removed" | "changed";
                            clause: string;
                        }[];
                        compared: {
                            deals: number;
                            differing: number;
                        };
                        deals: {
                            amount: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                            coSell: {
                                after: boolean;
                                before: boolean;
                            };
                            currency: string;
                            dealId: string;
                            lines: {
                                amount: {
                                    after: string;
                                    before: string;
                                    delta: string;
                                };
                                clause: {
                                    after: string | null;
                                    before: string | null;
                                };
                                incentiveId: string | null;
                                /** @enum {string} */
                                kind: "commission" | "uplift";
                                partnerId: string;
                                position: string;
                                withheld: {
                                    after: string;
                                    before: string;
                                    delta: string;
                                };
                            }[];
                            net: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                            period: {
                                after: string | null;
                                before: string | null;
                            };
                            pool: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                            rate: {
                                after: string;
                                before: string;
                            };
                            withheld: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                        }[];
                        digest: string;
                        /** @enum {string} */
                        format: "tandem.comparison/1";
                        partners: {
                            amount: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                            commission: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                            currency: string;
                            incentive: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                            /** @enum {string} */
                            outcome: "gains" | "loses" | "same";
                            partnerId: string;
                            spiff: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                            uplift: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                            withheld: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                        }[];
                        quarters: {
                            amount: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                            currency: string;
                            period: string;
                            withheld: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                        }[];
                        totals: {
                            amount: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                            currency: string;
                            withheld: {
                                after: string;
                                before: string;
                                delta: string;
                            };
                        }[];
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    validateRuleSet: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckRuleSetRequestDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedRuleSetDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listDemoSignIns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoDoorsDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    offerDemoSignIns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferSignInsDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DemoDoorsDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    signInToDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoSignInDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListedSessionsDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The others are ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is ended. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    DealReportsController_splitGaps: {
        parameters: {
            query?: {
                limit?: unknown;
                period?: unknown;
                starting_after?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SplitGapAnswer"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    StatementQueriesController_all: {
        parameters: {
            query?: {
                period?: unknown;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StatementBalanceRow"][];
                        has_more: boolean;
                        /** @enum {string} */
                        object: "list";
                    };
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    registerUser: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterUserDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    issueApiKey: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IssueApiKeyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKeyAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                apiKeyId: string;
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeApiKeyBodyDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    deactivateUser: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeactivateUserDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    forgetUser: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgetUserDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    setPassword: {
        parameters: {
            query?: {
                /** @description Decides, sets nothing. */
                dryRun?: boolean;
            };
            header?: never;
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordDto"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    grantRight: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantRightDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    proposeRight: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeRightDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
    revokeRight: {
        parameters: {
            query?: {
                /** @description Decides, records nothing. */
                dryRun?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was seen last; 412 if it has changed since. */
                "If-Match"?: string;
            };
            path: {
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevokeRightDto"];
            };
        };
        responses: {
            /** @description Accepted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WriteAnswerDto"];
                };
            };
            /** @description Refused. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDto"];
                };
            };
        };
    };
}
