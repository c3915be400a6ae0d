CREATE SCHEMA "cube";
--> statement-breakpoint
CREATE TABLE "access_alarm" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"type" text NOT NULL,
	"about" text NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"handled_at" timestamp with time zone,
	"handled_by_account_id" uuid,
	CONSTRAINT "access_alarm_type" CHECK ("access_alarm"."type" in ('unrecorded', 'unsealed', 'broken', 'many', 'outside'))
);
--> statement-breakpoint
CREATE TABLE "access_check" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_check_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"looks" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"flaw" text
);
--> statement-breakpoint
CREATE TABLE "access_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"event_id" bigint NOT NULL,
	"borger_id" uuid,
	"item_kind" text NOT NULL,
	"item_id" uuid,
	"commitment" "bytea" NOT NULL,
	CONSTRAINT "access_entry_plain" CHECK ("access_entry"."item_kind" !~ '[[:cntrl:]]')
);
--> statement-breakpoint
CREATE TABLE "access_event" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"account_id" uuid,
	"role" text NOT NULL,
	"kind" text NOT NULL,
	"page" text NOT NULL,
	"purpose" text NOT NULL,
	"request_id" text NOT NULL,
	CONSTRAINT "access_event_kind" CHECK ("access_event"."kind" in ('list', 'page', 'opening', 'population', 'everybody', 'login', 'export')),
	CONSTRAINT "access_event_plain" CHECK ("access_event"."page" || "access_event"."purpose" || "access_event"."request_id" || "access_event"."role" !~ '[[:cntrl:]]')
);
--> statement-breakpoint
CREATE TABLE "access_key" (
	"borger_id" uuid PRIMARY KEY NOT NULL,
	"key" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_seal" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"event_id" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_served" (
	"request_id" text PRIMARY KEY NOT NULL,
	"entries" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_unsealed" (
	"event_id" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "besked" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"samtale_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"author_account_id" uuid NOT NULL,
	"text" text NOT NULL,
	"promised_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "besked_read" (
	"besked_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "besked_read_besked_id_account_id_pk" PRIMARY KEY("besked_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "samtale" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"started_by_account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "samtale_reader" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"samtale_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"added_by_account_id" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "borger" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"cpr_encrypted" "bytea" NOT NULL,
	"cpr_hash" "bytea" NOT NULL,
	"phone" text,
	"protected_address" boolean DEFAULT false NOT NULL,
	"skaermet" boolean DEFAULT false NOT NULL,
	"died_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "netvaerksperson" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"name" text NOT NULL,
	"relation" text NOT NULL,
	"phone" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "event" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_account_id" uuid,
	"type" text NOT NULL,
	"subject_id" uuid,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"kind" text NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"forvaltning_id" uuid,
	CONSTRAINT "event_kind" CHECK ("event"."kind" in ('plan', 'trivsel', 'moede', 'netvaerk'))
);
--> statement-breakpoint
CREATE TABLE "journal_delivery" (
	"item_id" uuid NOT NULL,
	"target_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"received_at" timestamp with time zone,
	"code" text,
	"reference" text,
	"by_account_id" uuid,
	CONSTRAINT "journal_delivery_item_id_target_id_pk" PRIMARY KEY("item_id","target_id"),
	CONSTRAINT "journal_delivery_state" CHECK ("journal_delivery"."state" in ('waiting', 'sending', 'sent', 'received', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "journal_item" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"forvaltning_id" uuid NOT NULL,
	"form" text NOT NULL,
	"type" text NOT NULL,
	"source_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"title" text NOT NULL,
	"content" jsonb,
	"content_sha" text NOT NULL,
	"kind" text NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"made_by_account_id" uuid,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"cleared_at" timestamp with time zone,
	CONSTRAINT "journal_item_once" UNIQUE("borger_id","source_id","type","form","forvaltning_id","revision"),
	CONSTRAINT "journal_item_form" CHECK ("journal_item"."form" in ('document', 'note')),
	CONSTRAINT "journal_item_type" CHECK ("journal_item"."type" in ('plan', 'moede', 'indkaldelse', 'aflysning', 'aftale', 'besked', 'svar')),
	CONSTRAINT "journal_item_kind" CHECK ("journal_item"."kind" in ('plan', 'trivsel', 'moede', 'netvaerk')),
	CONSTRAINT "journal_item_content" CHECK (("journal_item"."content" is null) = ("journal_item"."cleared_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "journal_target" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"system" text DEFAULT 'other' NOT NULL,
	"forvaltning_id" uuid,
	"takes" text[] NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"has_receipts" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "journal_target_type" CHECK ("journal_target"."type" in ('folder', 'http', 'copy', 'digital_post')),
	CONSTRAINT "journal_target_system" CHECK ("journal_target"."system" in ('fasit', 'dubu', 'acadre', 'sbsys', 'nexus', 'other')),
	CONSTRAINT "journal_target_takes" CHECK ("journal_target"."takes" <@ array['plan', 'moede', 'indkaldelse', 'aflysning', 'aftale', 'note'])
);
--> statement-breakpoint
CREATE TABLE "moede_acknowledgement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"moede_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"content_sha" text NOT NULL,
	"acknowledged_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "moede_acknowledgement_once" UNIQUE("moede_id","content_sha"),
	CONSTRAINT "moede_acknowledgement_sha" CHECK ("moede_acknowledgement"."content_sha" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "anmodning" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"type" text NOT NULL,
	"moede_id" uuid,
	"account_id" uuid,
	"name" text,
	"words" text NOT NULL,
	"times" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"answer" text,
	"answer_words" text,
	"answered_by_account_id" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "anmodning_type" CHECK ("anmodning"."type" in ('move', 'propose', 'object')),
	CONSTRAINT "anmodning_move_has_moede" CHECK ("anmodning"."type" <> 'move' or "anmodning"."moede_id" is not null),
	CONSTRAINT "anmodning_object_has_person" CHECK (("anmodning"."type" = 'object') = ("anmodning"."account_id" is not null)),
	CONSTRAINT "anmodning_propose_has_name" CHECK (("anmodning"."type" = 'propose') = ("anmodning"."name" is not null)),
	CONSTRAINT "anmodning_answer" CHECK ("anmodning"."answer" in ('yes', 'no'))
);
--> statement-breakpoint
CREATE TABLE "beslutning" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"moede_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"text" text NOT NULL,
	"starts_on" date NOT NULL,
	"responsible" text NOT NULL,
	"author_account_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "calendar_feed" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"with_place" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "dagsordenspunkt" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"moede_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"title" text NOT NULL,
	"minutes" integer,
	"position" integer DEFAULT 0 NOT NULL,
	"author_account_id" uuid,
	"by_borger" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "moede" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"title" text NOT NULL,
	"purpose" text NOT NULL,
	"duty" boolean DEFAULT false NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"starts_local" timestamp NOT NULL,
	"time_zone" text DEFAULT 'Europe/Copenhagen' NOT NULL,
	"place" text NOT NULL,
	"place_detail" text,
	"prepare" text,
	"state" text DEFAULT 'planned' NOT NULL,
	"cancelled_reason" text,
	"called_by_account_id" uuid,
	"template_key" text,
	"series_id" uuid,
	"kickoff_id" uuid,
	"tolk_language" text,
	"tolk_booked_on" date,
	"tolk_booked_by" text,
	"revision" integer DEFAULT 1 NOT NULL,
	"started_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_by_account_id" uuid,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"forvaltning_id" uuid,
	CONSTRAINT "moede_state" CHECK ("moede"."state" in ('planned', 'held', 'cancelled')),
	CONSTRAINT "moede_times" CHECK ("moede"."ends_at" > "moede"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "moede_invitation" (
	"participant_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"method" text NOT NULL,
	"account_id" uuid NOT NULL,
	"moede_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"answer_hash" text,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"code" text,
	CONSTRAINT "moede_invitation_participant_id_sequence_pk" PRIMARY KEY("participant_id","sequence"),
	CONSTRAINT "moede_invitation_method" CHECK ("moede_invitation"."method" in ('request', 'cancel')),
	CONSTRAINT "moede_invitation_state" CHECK ("moede_invitation"."state" in ('waiting', 'sending', 'sent', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "moede_note" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"moede_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"key" text NOT NULL,
	"text" text NOT NULL,
	"by_account_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "moede_note_key" CHECK ("moede_note"."key" in ('referat', 'goals', 'involve', 'starts', 'takes_over', 'samarbejdet', 'stadig_mine', 'samtykke_talked', 'team_talked'))
);
--> statement-breakpoint
CREATE TABLE "moede_participant" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"moede_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"account_id" uuid,
	"netvaerksperson_id" uuid,
	"role_text" text NOT NULL,
	"answer" text DEFAULT 'none' NOT NULL,
	"answered_at" timestamp with time zone,
	"answer_reason" text,
	"substitute_account_id" uuid,
	"bisidder" boolean DEFAULT false NOT NULL,
	"invited_by_account_id" uuid,
	"invited_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "moede_participant_answer" CHECK ("moede_participant"."answer" in ('yes', 'no', 'none')),
	CONSTRAINT "moede_participant_is_one" CHECK (num_nonnulls("moede_participant"."account_id", "moede_participant"."netvaerksperson_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "moede_template" (
	"key" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"minutes" integer NOT NULL,
	"purpose" text NOT NULL,
	"prepare" text,
	"duty" boolean DEFAULT false NOT NULL,
	"agenda" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"follow_months" integer[] DEFAULT '{}' NOT NULL,
	"follow_template" text,
	"questions" text[] DEFAULT '{}' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "opgave" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"moede_id" uuid,
	"type" text NOT NULL,
	"text" text,
	"due_on" date NOT NULL,
	"created_by_account_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"done_at" timestamp with time zone,
	"done_by_account_id" uuid,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"forvaltning_id" uuid,
	"plan_id" uuid,
	CONSTRAINT "opgave_type" CHECK ("opgave"."type" in ('next_moede', 'samtykke', 'team', 'follow_up', 'referat', 'publish', 'questions', 'plan_ended', 'other'))
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"borger_id" uuid,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "notification_kind" CHECK ("notification"."kind" in ('moede_tomorrow', 'moede_changed', 'plan_version', 'answer', 'ruler_due', 'samtykke_expires', 'digest', 'invitation', 'confirm_email'))
);
--> statement-breakpoint
CREATE TABLE "notification_choice" (
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"push" boolean NOT NULL,
	"email" boolean NOT NULL,
	CONSTRAINT "notification_choice_account_id_kind_pk" PRIMARY KEY("account_id","kind"),
	CONSTRAINT "notification_choice_kind" CHECK ("notification_choice"."kind" in ('moede_tomorrow', 'moede_changed', 'plan_version', 'answer', 'ruler_due', 'samtykke_expires', 'digest', 'invitation'))
);
--> statement-breakpoint
CREATE TABLE "notification_contact" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"email" text,
	"confirm_hash" text,
	"confirm_asked_at" timestamp with time zone,
	"confirmed_at" timestamp with time zone,
	"hour" integer DEFAULT 9 NOT NULL,
	CONSTRAINT "notification_contact_hour" CHECK ("notification_contact"."hour" between 8 and 19),
	CONSTRAINT "notification_contact_email" CHECK (length("notification_contact"."email") <= 254)
);
--> statement-breakpoint
CREATE TABLE "notification_delivery" (
	"notification_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"target" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"claimed_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"code" text,
	CONSTRAINT "notification_delivery_notification_id_channel_target_pk" PRIMARY KEY("notification_id","channel","target"),
	CONSTRAINT "notification_delivery_channel" CHECK ("notification_delivery"."channel" in ('push', 'email')),
	CONSTRAINT "notification_delivery_state" CHECK ("notification_delivery"."state" in ('waiting', 'sending', 'sent', 'failed', 'gone'))
);
--> statement-breakpoint
CREATE TABLE "push_subscription" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"phone_id" uuid,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "push_subscription_sizes" CHECK (length("push_subscription"."endpoint") <= 1000 and length("push_subscription"."p256dh") <= 200 and length("push_subscription"."auth") <= 100)
);
--> statement-breakpoint
CREATE TABLE "phone" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"device" text,
	"own" boolean DEFAULT false NOT NULL,
	"seq_high" integer DEFAULT 0 NOT NULL,
	"waiting" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"forgotten_at" timestamp with time zone,
	CONSTRAINT "phone_counts" CHECK ("phone"."seq_high" >= 0 and "phone"."waiting" >= 0 and "phone"."waiting" <= "phone"."seq_high")
);
--> statement-breakpoint
CREATE TABLE "phone_item" (
	"phone_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"client_id" uuid NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "phone_item_phone_id_seq_pk" PRIMARY KEY("phone_id","seq"),
	CONSTRAINT "phone_item_seq" CHECK ("phone_item"."seq" > 0),
	CONSTRAINT "phone_item_kind" CHECK ("phone_item"."kind" in ('answer', 'besked', 'samtale'))
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid,
	"enhed_id" uuid,
	"employee_id" text,
	"name" text,
	"title" text,
	"phone" text,
	"email" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	"last_login_at" timestamp with time zone,
	"previous_login_at" timestamp with time zone,
	CONSTRAINT "account_is_borger_or_staff" CHECK (("account"."borger_id" is not null and "account"."enhed_id" is null and "account"."name" is null)
				or ("account"."borger_id" is null and "account"."enhed_id" is not null and "account"."name" is not null))
);
--> statement-breakpoint
CREATE TABLE "account_role" (
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "account_role_account_id_role_pk" PRIMARY KEY("account_id","role"),
	CONSTRAINT "account_role_role" CHECK ("account_role"."role" in ('borger', 'fagperson', 'fordeler', 'leder', 'admin', 'dpo'))
);
--> statement-breakpoint
CREATE TABLE "admin_change" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "admin_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" uuid NOT NULL,
	"thing" text NOT NULL,
	"row_key" text NOT NULL,
	"action" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "admin_change_action" CHECK ("admin_change"."action" in ('insert', 'update', 'delete'))
);
--> statement-breakpoint
CREATE TABLE "enhed" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"parent_id" uuid,
	"forvaltning_id" uuid,
	"type" text NOT NULL,
	"name" text NOT NULL,
	"sensitive" boolean DEFAULT false NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "enhed_type" CHECK ("enhed"."type" in ('kommune', 'forvaltning', 'afdeling', 'gruppe', 'ekstern'))
);
--> statement-breakpoint
CREATE TABLE "identity" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "identity_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "import_item" (
	"source" text NOT NULL,
	"external_id" text NOT NULL,
	"kind" text NOT NULL,
	"row_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	"borger_id" uuid,
	CONSTRAINT "import_item_source_kind_external_id_pk" PRIMARY KEY("source","kind","external_id")
);
--> statement-breakpoint
CREATE TABLE "logout_token" (
	"hash" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" text NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"sid" text,
	"device" text,
	"chosen" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"idle_until" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_role" CHECK ("session"."role" in ('borger', 'fagperson', 'fordeler', 'leder', 'admin', 'dpo'))
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "aftale" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"item_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"first_version" integer NOT NULL,
	"last_version" integer,
	"position" integer DEFAULT 0 NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"forvaltning_id" uuid,
	"edited_by_account_id" uuid,
	"edited_at" timestamp with time zone,
	"maal_id" uuid,
	"delmaal_id" uuid,
	"text" text NOT NULL,
	"owed_by" text,
	"duty" boolean DEFAULT false NOT NULL,
	"paragraph" text,
	"responsible_account_id" uuid,
	"responsible_forvaltning_id" uuid,
	"due_on" date,
	"from_tavlepunkt_id" uuid,
	CONSTRAINT "aftale_owed_by" CHECK ("aftale"."owed_by" in ('borger', 'kommune')),
	CONSTRAINT "aftale_kommune_is_somebody" CHECK ("aftale"."owed_by" = 'borger' or "aftale"."responsible_forvaltning_id" is not null or "aftale"."responsible_account_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "aftale_status" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"aftale_item_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"new_due_on" date,
	"by_account_id" uuid,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "aftale_status_state" CHECK ("aftale_status"."state" in ('done', 'not_done', 'dropped', 'postponed', 'reopened')),
	CONSTRAINT "aftale_status_postponed" CHECK ("aftale_status"."state" <> 'postponed' or ("aftale_status"."new_due_on" is not null and "aftale_status"."reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "delmaal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"item_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"first_version" integer NOT NULL,
	"last_version" integer,
	"position" integer DEFAULT 0 NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"forvaltning_id" uuid,
	"edited_by_account_id" uuid,
	"edited_at" timestamp with time zone,
	"maal_id" uuid NOT NULL,
	"title" text NOT NULL,
	"responsible_account_id" uuid,
	"due_on" date,
	"reached_on" date
);
--> statement-breakpoint
CREATE TABLE "indsats" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"item_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"first_version" integer NOT NULL,
	"last_version" integer,
	"position" integer DEFAULT 0 NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"forvaltning_id" uuid,
	"edited_by_account_id" uuid,
	"edited_at" timestamp with time zone,
	"maal_id" uuid,
	"title" text NOT NULL,
	"description" text,
	"proevehandling" boolean DEFAULT false NOT NULL,
	"provider" text NOT NULL,
	"responsible_account_id" uuid,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"learnt" text
);
--> statement-breakpoint
CREATE TABLE "maal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"item_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"first_version" integer NOT NULL,
	"last_version" integer,
	"position" integer DEFAULT 0 NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"forvaltning_id" uuid,
	"edited_by_account_id" uuid,
	"edited_at" timestamp with time zone,
	"type" text DEFAULT 'udvikle' NOT NULL,
	"is_job" boolean DEFAULT false NOT NULL,
	"title" text NOT NULL,
	"borger_words" text,
	"words_missing" boolean DEFAULT false NOT NULL,
	"professional_words" text,
	"forvaltning_ids" uuid[] DEFAULT '{}' NOT NULL,
	"ended_on" date,
	"outcome" text,
	"ended_words" text,
	"from_tavlepunkt_id" uuid,
	CONSTRAINT "maal_type" CHECK ("maal"."type" in ('udvikle', 'fastholde', 'begraense_tab')),
	CONSTRAINT "maal_outcome" CHECK (("maal"."outcome" is null) = ("maal"."ended_on" is null) and "maal"."outcome" in ('reached', 'partly', 'dropped'))
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "plan_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1001 CACHE 1),
	"started_on" date NOT NULL,
	"ended_on" date,
	"version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_statement" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"stance" text NOT NULL,
	"words" text,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "plan_statement_stance" CHECK ("plan_statement"."stance" in ('agree', 'disagree', 'talk'))
);
--> statement-breakpoint
CREATE TABLE "plan_version" (
	"plan_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"borger_id" uuid NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_by_account_id" uuid NOT NULL,
	"summary" text NOT NULL,
	CONSTRAINT "plan_version_plan_id_version_pk" PRIMARY KEY("plan_id","version")
);
--> statement-breakpoint
CREATE TABLE "tavlepunkt" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"column_key" text NOT NULL,
	"text" text NOT NULL,
	"author_account_id" uuid NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"forvaltning_id" uuid,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "tavlepunkt_column" CHECK ("tavlepunkt"."column_key" in ('fungerer', 'bekymrer', 'droemme'))
);
--> statement-breakpoint
CREATE TABLE "wish" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"type" text NOT NULL,
	"text" text NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "wish_type" CHECK ("wish"."type" in ('dream', 'job', 'wish', 'story'))
);
--> statement-breakpoint
CREATE TABLE "cube"."question" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"question_id" uuid NOT NULL,
	"leder_account_id" uuid NOT NULL,
	"asked_by" text NOT NULL,
	"team" text NOT NULL,
	"text" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_on" date NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "leder_question" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"author_account_id" uuid NOT NULL,
	"text" text NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"forvaltning_id" uuid,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"shared_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "adgangsgrundlag" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"forvaltning_id" uuid NOT NULL,
	"type" text NOT NULL,
	"kinds" text[] NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"purpose" text NOT NULL,
	"given_how" text,
	"paragraph" text,
	"noted_by_account_id" uuid,
	"renews_id" uuid,
	"from_on" date NOT NULL,
	"to_on" date,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_how" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "adgangsgrundlag_withdrawn_how" CHECK ("adgangsgrundlag"."withdrawn_how" in ('digital', 'paper', 'oral')),
	CONSTRAINT "adgangsgrundlag_kinds" CHECK ("adgangsgrundlag"."kinds" <@ array['plan','trivsel','moede','netvaerk']::text[] and cardinality("adgangsgrundlag"."kinds") > 0),
	CONSTRAINT "adgangsgrundlag_topics" CHECK ("adgangsgrundlag"."topics" <@ array['helbred','misbrug','boern','strafbart','oekonomi']::text[]),
	CONSTRAINT "adgangsgrundlag_type" CHECK (("adgangsgrundlag"."type" = 'samtykke' and "adgangsgrundlag"."given_how" is not null and "adgangsgrundlag"."given_how" in ('digital', 'paper', 'oral'))
				or ("adgangsgrundlag"."type" = 'hjemmel' and "adgangsgrundlag"."paragraph" is not null and "adgangsgrundlag"."noted_by_account_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "plan_samtykke" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"plan_id" uuid NOT NULL,
	"given_how" text NOT NULL,
	"noted_by_account_id" uuid,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_how" text,
	"withdrawn_by_account_id" uuid,
	CONSTRAINT "plan_samtykke_how" CHECK ("plan_samtykke"."given_how" in ('digital', 'paper', 'oral') and "plan_samtykke"."withdrawn_how" in ('digital', 'paper', 'oral'))
);
--> statement-breakpoint
CREATE TABLE "samtykke_withdrawal" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"adgangsgrundlag_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"forvaltning_id" uuid NOT NULL,
	"kinds" text[] NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"how" text,
	"by_account_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "samtykke_withdrawal_how" CHECK ("samtykke_withdrawal"."how" in ('digital', 'paper', 'oral'))
);
--> statement-breakpoint
CREATE TABLE "cube"."figure" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"quarter_on" date NOT NULL,
	"measure" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"units" uuid[],
	"borgere" integer NOT NULL,
	"plans" integer,
	"mean" numeric(4, 1),
	"shares" smallint[] NOT NULL,
	CONSTRAINT "figure_once" UNIQUE NULLS NOT DISTINCT("unit_id","quarter_on","measure","units"),
	CONSTRAINT "figure_measure" CHECK ("cube"."figure"."measure" in ('borger', 'fagperson', 'agreement', 'borger_job', 'fagperson_job', 'borger_course', 'fagperson_course', 'borger_job_course', 'fagperson_job_course')),
	CONSTRAINT "figure_rounded" CHECK (cardinality("cube"."figure"."shares") = 3 and "cube"."figure"."mean" * 2 = trunc("cube"."figure"."mean" * 2))
);
--> statement-breakpoint
CREATE TABLE "cube"."operation" (
	"unit_id" uuid PRIMARY KEY NOT NULL,
	"counted_at" timestamp with time zone NOT NULL,
	"plans" integer NOT NULL,
	"without_tovholder" integer NOT NULL,
	"moeder_held" integer NOT NULL,
	"moeder_planned" integer NOT NULL,
	"promises_kept" integer NOT NULL,
	"promises_late" integer NOT NULL,
	"ended" integer NOT NULL,
	"ended_days" integer,
	"shares_on" date NOT NULL,
	"two_forvaltninger_pct" smallint,
	"answered_pct" smallint,
	"professions" numeric(4, 1)
);
--> statement-breakpoint
CREATE TABLE "cube"."quarter" (
	"starts_on" date PRIMARY KEY NOT NULL,
	"ends_on" date NOT NULL,
	"marked_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"finished_at" timestamp with time zone,
	"lineal_name" text,
	"lowest" numeric(4, 1),
	"highest" numeric(4, 1),
	"best" text
);
--> statement-breakpoint
CREATE TABLE "cube"."unit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"path" uuid[] NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "cube"."workload" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" text NOT NULL,
	"title" text,
	"plans" integer NOT NULL,
	"invitations_waiting" integer NOT NULL,
	"declined_without_substitute" integer NOT NULL,
	"oldest_asked_on" date,
	"counted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quarter_block" (
	"year" integer NOT NULL,
	"measure" text NOT NULL,
	"units" uuid[] NOT NULL,
	CONSTRAINT "quarter_block_year_measure_units_pk" PRIMARY KEY("year","measure","units"),
	CONSTRAINT "quarter_block_measure" CHECK ("quarter_block"."measure" in ('borger', 'fagperson', 'agreement', 'borger_job', 'fagperson_job', 'borger_course', 'fagperson_course', 'borger_job_course', 'fagperson_job_course'))
);
--> statement-breakpoint
CREATE TABLE "quarter_class" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"measure" text NOT NULL,
	"units" uuid[] NOT NULL,
	"formed_on" date NOT NULL,
	CONSTRAINT "quarter_class_measure" CHECK ("quarter_class"."measure" in ('borger', 'fagperson', 'agreement', 'borger_job', 'fagperson_job', 'borger_course', 'fagperson_course', 'borger_job_course', 'fagperson_job_course'))
);
--> statement-breakpoint
CREATE TABLE "quarter_member" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quarter_member_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"measure" text NOT NULL,
	"borger_id" uuid,
	"class_id" uuid,
	"unit_id" uuid,
	"cell" smallint NOT NULL,
	"rater_account_id" uuid,
	"gone" boolean DEFAULT false NOT NULL,
	CONSTRAINT "quarter_member_measure" CHECK ("quarter_member"."measure" in ('borger', 'fagperson', 'agreement', 'borger_job', 'fagperson_job', 'borger_course', 'fagperson_course', 'borger_job_course', 'fagperson_job_course')),
	CONSTRAINT "quarter_member_cell" CHECK ("quarter_member"."cell" between 1 and 3)
);
--> statement-breakpoint
CREATE TABLE "fravaer" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date NOT NULL,
	"words" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "fravaer_days" CHECK ("fravaer"."to_on" >= "fravaer"."from_on")
);
--> statement-breakpoint
CREATE TABLE "overdragelse" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"from_account_id" uuid,
	"to_account_id" uuid NOT NULL,
	"on_day" date NOT NULL,
	"reason" text NOT NULL,
	"done_points" text[] DEFAULT '{}' NOT NULL,
	"open_points" text[] DEFAULT '{}' NOT NULL,
	"by_account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "overdragelse_points" CHECK ("overdragelse"."done_points" || "overdragelse"."open_points" <@ array['borger_told','next_moede','aftaler','adgangsgrundlag','draft','notes']::text[])
);
--> statement-breakpoint
CREATE TABLE "team_membership" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"function" text NOT NULL,
	"role_text" text NOT NULL,
	"why" text NOT NULL,
	"from_on" date NOT NULL,
	"to_on" date,
	"ended_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "team_membership_function" CHECK ("team_membership"."function" in ('tovholder', 'stedfortraeder', 'fagperson')),
	CONSTRAINT "team_membership_dates" CHECK ("team_membership"."to_on" is null or "team_membership"."to_on" >= "team_membership"."from_on" - 1)
);
--> statement-breakpoint
CREATE TABLE "epoch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reply" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"maaling_id" uuid,
	"statement_id" uuid,
	"account_id" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "reply_to_one" CHECK (num_nonnulls("reply"."maaling_id", "reply"."statement_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "trivselsemne" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"maal_id" uuid,
	"text" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"forvaltning_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "trivselslineal" (
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"lang" text DEFAULT 'da' NOT NULL,
	"lowest" numeric(4, 1) NOT NULL,
	"highest" numeric(4, 1) NOT NULL,
	"step" numeric(3, 1) NOT NULL,
	"best" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	CONSTRAINT "trivselslineal_key_version_pk" PRIMARY KEY("key","version"),
	CONSTRAINT "trivselslineal_best" CHECK ("trivselslineal"."best" in ('highest', 'lowest')),
	CONSTRAINT "trivselslineal_span" CHECK ("trivselslineal"."highest" > "trivselslineal"."lowest" and "trivselslineal"."step" > 0)
);
--> statement-breakpoint
CREATE TABLE "trivselslineal_anchor" (
	"lineal_key" text NOT NULL,
	"lineal_version" integer NOT NULL,
	"value" numeric(4, 1) NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "trivselslineal_anchor_lineal_key_lineal_version_value_pk" PRIMARY KEY("lineal_key","lineal_version","value")
);
--> statement-breakpoint
CREATE TABLE "trivselsmaaling" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"borger_id" uuid NOT NULL,
	"rater_account_id" uuid NOT NULL,
	"client_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"rater_kind" text NOT NULL,
	"samlet_vurdering" boolean DEFAULT false NOT NULL,
	"lineal_key" text NOT NULL,
	"lineal_version" integer NOT NULL,
	"emne_id" uuid,
	"blind" boolean DEFAULT true NOT NULL,
	"made_at_raw" timestamp with time zone NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"quarter_on" date DEFAULT 'infinity' NOT NULL,
	"typed_by_account_id" uuid,
	"given_how" text,
	"topics" text[] DEFAULT '{}' NOT NULL,
	"forvaltning_id" uuid,
	"misregistered_at" timestamp with time zone,
	CONSTRAINT "trivselsmaaling_rater_kind" CHECK ("trivselsmaaling"."rater_kind" in ('borger', 'fagperson', 'tovholder')),
	CONSTRAINT "trivselsmaaling_given_how" CHECK ("trivselsmaaling"."given_how" is null or ("trivselsmaaling"."typed_by_account_id" is not null and "trivselsmaaling"."given_how" in ('meeting', 'phone', 'paper')))
);
--> statement-breakpoint
CREATE TABLE "trivselsnote" (
	"maaling_id" uuid PRIMARY KEY NOT NULL,
	"borger_id" uuid NOT NULL,
	"note" text,
	"skridt" text
);
--> statement-breakpoint
CREATE TABLE "trivselsnote_read" (
	"maaling_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "trivselsnote_read_maaling_id_account_id_pk" PRIMARY KEY("maaling_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "trivselsopening" (
	"account_id" uuid NOT NULL,
	"maaling_id" uuid NOT NULL,
	"borger_id" uuid NOT NULL,
	"how" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "trivselsopening_account_id_maaling_id_pk" PRIMARY KEY("account_id","maaling_id")
);
--> statement-breakpoint
CREATE TABLE "trivselsvalue" (
	"maaling_id" uuid PRIMARY KEY NOT NULL,
	"borger_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"value" numeric(4, 1),
	CONSTRAINT "trivselsvalue_answer" CHECK ("trivselsvalue"."answer" in ('point', 'dont_know', 'decline') and ("trivselsvalue"."answer" = 'point') = ("trivselsvalue"."value" is not null))
);
--> statement-breakpoint
ALTER TABLE "access_alarm" ADD CONSTRAINT "access_alarm_handled_by_account_id_account_id_fk" FOREIGN KEY ("handled_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_entry" ADD CONSTRAINT "access_entry_event_id_access_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."access_event"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_seal" ADD CONSTRAINT "access_seal_event_id_access_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."access_event"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "besked" ADD CONSTRAINT "besked_samtale_id_samtale_id_fk" FOREIGN KEY ("samtale_id") REFERENCES "public"."samtale"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "besked" ADD CONSTRAINT "besked_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "besked" ADD CONSTRAINT "besked_author_account_id_account_id_fk" FOREIGN KEY ("author_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "besked_read" ADD CONSTRAINT "besked_read_besked_id_besked_id_fk" FOREIGN KEY ("besked_id") REFERENCES "public"."besked"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "besked_read" ADD CONSTRAINT "besked_read_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "besked_read" ADD CONSTRAINT "besked_read_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtale" ADD CONSTRAINT "samtale_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtale" ADD CONSTRAINT "samtale_started_by_account_id_account_id_fk" FOREIGN KEY ("started_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtale_reader" ADD CONSTRAINT "samtale_reader_samtale_id_samtale_id_fk" FOREIGN KEY ("samtale_id") REFERENCES "public"."samtale"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtale_reader" ADD CONSTRAINT "samtale_reader_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtale_reader" ADD CONSTRAINT "samtale_reader_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtale_reader" ADD CONSTRAINT "samtale_reader_added_by_account_id_account_id_fk" FOREIGN KEY ("added_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "netvaerksperson" ADD CONSTRAINT "netvaerksperson_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_actor_account_id_account_id_fk" FOREIGN KEY ("actor_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_delivery" ADD CONSTRAINT "journal_delivery_item_id_journal_item_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."journal_item"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_delivery" ADD CONSTRAINT "journal_delivery_target_id_journal_target_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."journal_target"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_delivery" ADD CONSTRAINT "journal_delivery_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_delivery" ADD CONSTRAINT "journal_delivery_by_account_id_account_id_fk" FOREIGN KEY ("by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_item" ADD CONSTRAINT "journal_item_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_item" ADD CONSTRAINT "journal_item_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_item" ADD CONSTRAINT "journal_item_made_by_account_id_account_id_fk" FOREIGN KEY ("made_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_target" ADD CONSTRAINT "journal_target_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_acknowledgement" ADD CONSTRAINT "moede_acknowledgement_moede_id_moede_id_fk" FOREIGN KEY ("moede_id") REFERENCES "public"."moede"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_acknowledgement" ADD CONSTRAINT "moede_acknowledgement_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anmodning" ADD CONSTRAINT "anmodning_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anmodning" ADD CONSTRAINT "anmodning_moede_id_moede_id_fk" FOREIGN KEY ("moede_id") REFERENCES "public"."moede"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anmodning" ADD CONSTRAINT "anmodning_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "anmodning" ADD CONSTRAINT "anmodning_answered_by_account_id_account_id_fk" FOREIGN KEY ("answered_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "beslutning" ADD CONSTRAINT "beslutning_moede_id_moede_id_fk" FOREIGN KEY ("moede_id") REFERENCES "public"."moede"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "beslutning" ADD CONSTRAINT "beslutning_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "beslutning" ADD CONSTRAINT "beslutning_author_account_id_account_id_fk" FOREIGN KEY ("author_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dagsordenspunkt" ADD CONSTRAINT "dagsordenspunkt_moede_id_moede_id_fk" FOREIGN KEY ("moede_id") REFERENCES "public"."moede"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dagsordenspunkt" ADD CONSTRAINT "dagsordenspunkt_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dagsordenspunkt" ADD CONSTRAINT "dagsordenspunkt_author_account_id_account_id_fk" FOREIGN KEY ("author_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede" ADD CONSTRAINT "moede_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede" ADD CONSTRAINT "moede_called_by_account_id_account_id_fk" FOREIGN KEY ("called_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede" ADD CONSTRAINT "moede_template_key_moede_template_key_fk" FOREIGN KEY ("template_key") REFERENCES "public"."moede_template"("key") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede" ADD CONSTRAINT "moede_kickoff_id_moede_id_fk" FOREIGN KEY ("kickoff_id") REFERENCES "public"."moede"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede" ADD CONSTRAINT "moede_closed_by_account_id_account_id_fk" FOREIGN KEY ("closed_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede" ADD CONSTRAINT "moede_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_invitation" ADD CONSTRAINT "moede_invitation_participant_id_moede_participant_id_fk" FOREIGN KEY ("participant_id") REFERENCES "public"."moede_participant"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_invitation" ADD CONSTRAINT "moede_invitation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_invitation" ADD CONSTRAINT "moede_invitation_moede_id_moede_id_fk" FOREIGN KEY ("moede_id") REFERENCES "public"."moede"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_invitation" ADD CONSTRAINT "moede_invitation_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_note" ADD CONSTRAINT "moede_note_moede_id_moede_id_fk" FOREIGN KEY ("moede_id") REFERENCES "public"."moede"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_note" ADD CONSTRAINT "moede_note_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_note" ADD CONSTRAINT "moede_note_by_account_id_account_id_fk" FOREIGN KEY ("by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_participant" ADD CONSTRAINT "moede_participant_moede_id_moede_id_fk" FOREIGN KEY ("moede_id") REFERENCES "public"."moede"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_participant" ADD CONSTRAINT "moede_participant_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_participant" ADD CONSTRAINT "moede_participant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_participant" ADD CONSTRAINT "moede_participant_netvaerksperson_id_netvaerksperson_id_fk" FOREIGN KEY ("netvaerksperson_id") REFERENCES "public"."netvaerksperson"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_participant" ADD CONSTRAINT "moede_participant_substitute_account_id_account_id_fk" FOREIGN KEY ("substitute_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moede_participant" ADD CONSTRAINT "moede_participant_invited_by_account_id_account_id_fk" FOREIGN KEY ("invited_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_moede_id_moede_id_fk" FOREIGN KEY ("moede_id") REFERENCES "public"."moede"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_created_by_account_id_account_id_fk" FOREIGN KEY ("created_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_done_by_account_id_account_id_fk" FOREIGN KEY ("done_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opgave" ADD CONSTRAINT "opgave_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_choice" ADD CONSTRAINT "notification_choice_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_contact" ADD CONSTRAINT "notification_contact_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_delivery" ADD CONSTRAINT "notification_delivery_notification_id_notification_id_fk" FOREIGN KEY ("notification_id") REFERENCES "public"."notification"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "push_subscription" ADD CONSTRAINT "push_subscription_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone" ADD CONSTRAINT "phone_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_item" ADD CONSTRAINT "phone_item_phone_id_phone_id_fk" FOREIGN KEY ("phone_id") REFERENCES "public"."phone"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_item" ADD CONSTRAINT "phone_item_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_enhed_id_enhed_id_fk" FOREIGN KEY ("enhed_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_role" ADD CONSTRAINT "account_role_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "admin_change" ADD CONSTRAINT "admin_change_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enhed" ADD CONSTRAINT "enhed_parent_id_enhed_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enhed" ADD CONSTRAINT "enhed_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity" ADD CONSTRAINT "identity_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aftale" ADD CONSTRAINT "aftale_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aftale" ADD CONSTRAINT "aftale_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aftale" ADD CONSTRAINT "aftale_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aftale" ADD CONSTRAINT "aftale_edited_by_account_id_account_id_fk" FOREIGN KEY ("edited_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aftale" ADD CONSTRAINT "aftale_responsible_account_id_account_id_fk" FOREIGN KEY ("responsible_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aftale" ADD CONSTRAINT "aftale_responsible_forvaltning_id_enhed_id_fk" FOREIGN KEY ("responsible_forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aftale" ADD CONSTRAINT "aftale_from_tavlepunkt_id_tavlepunkt_id_fk" FOREIGN KEY ("from_tavlepunkt_id") REFERENCES "public"."tavlepunkt"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aftale_status" ADD CONSTRAINT "aftale_status_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aftale_status" ADD CONSTRAINT "aftale_status_by_account_id_account_id_fk" FOREIGN KEY ("by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delmaal" ADD CONSTRAINT "delmaal_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delmaal" ADD CONSTRAINT "delmaal_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delmaal" ADD CONSTRAINT "delmaal_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delmaal" ADD CONSTRAINT "delmaal_edited_by_account_id_account_id_fk" FOREIGN KEY ("edited_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delmaal" ADD CONSTRAINT "delmaal_responsible_account_id_account_id_fk" FOREIGN KEY ("responsible_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indsats" ADD CONSTRAINT "indsats_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indsats" ADD CONSTRAINT "indsats_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indsats" ADD CONSTRAINT "indsats_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indsats" ADD CONSTRAINT "indsats_edited_by_account_id_account_id_fk" FOREIGN KEY ("edited_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indsats" ADD CONSTRAINT "indsats_responsible_account_id_account_id_fk" FOREIGN KEY ("responsible_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maal" ADD CONSTRAINT "maal_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maal" ADD CONSTRAINT "maal_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maal" ADD CONSTRAINT "maal_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maal" ADD CONSTRAINT "maal_edited_by_account_id_account_id_fk" FOREIGN KEY ("edited_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maal" ADD CONSTRAINT "maal_from_tavlepunkt_id_tavlepunkt_id_fk" FOREIGN KEY ("from_tavlepunkt_id") REFERENCES "public"."tavlepunkt"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_statement" ADD CONSTRAINT "plan_statement_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_statement" ADD CONSTRAINT "plan_statement_plan_id_version_plan_version_plan_id_version_fk" FOREIGN KEY ("plan_id","version") REFERENCES "public"."plan_version"("plan_id","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_version" ADD CONSTRAINT "plan_version_published_by_account_id_account_id_fk" FOREIGN KEY ("published_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tavlepunkt" ADD CONSTRAINT "tavlepunkt_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tavlepunkt" ADD CONSTRAINT "tavlepunkt_author_account_id_account_id_fk" FOREIGN KEY ("author_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tavlepunkt" ADD CONSTRAINT "tavlepunkt_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wish" ADD CONSTRAINT "wish_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cube"."question" ADD CONSTRAINT "question_question_id_leder_question_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."leder_question"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cube"."question" ADD CONSTRAINT "question_leder_account_id_account_id_fk" FOREIGN KEY ("leder_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leder_question" ADD CONSTRAINT "leder_question_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leder_question" ADD CONSTRAINT "leder_question_author_account_id_account_id_fk" FOREIGN KEY ("author_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leder_question" ADD CONSTRAINT "leder_question_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adgangsgrundlag" ADD CONSTRAINT "adgangsgrundlag_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adgangsgrundlag" ADD CONSTRAINT "adgangsgrundlag_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adgangsgrundlag" ADD CONSTRAINT "adgangsgrundlag_noted_by_account_id_account_id_fk" FOREIGN KEY ("noted_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adgangsgrundlag" ADD CONSTRAINT "adgangsgrundlag_renews_id_adgangsgrundlag_id_fk" FOREIGN KEY ("renews_id") REFERENCES "public"."adgangsgrundlag"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_samtykke" ADD CONSTRAINT "plan_samtykke_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_samtykke" ADD CONSTRAINT "plan_samtykke_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_samtykke" ADD CONSTRAINT "plan_samtykke_noted_by_account_id_account_id_fk" FOREIGN KEY ("noted_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_samtykke" ADD CONSTRAINT "plan_samtykke_withdrawn_by_account_id_account_id_fk" FOREIGN KEY ("withdrawn_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtykke_withdrawal" ADD CONSTRAINT "samtykke_withdrawal_adgangsgrundlag_id_adgangsgrundlag_id_fk" FOREIGN KEY ("adgangsgrundlag_id") REFERENCES "public"."adgangsgrundlag"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtykke_withdrawal" ADD CONSTRAINT "samtykke_withdrawal_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtykke_withdrawal" ADD CONSTRAINT "samtykke_withdrawal_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "samtykke_withdrawal" ADD CONSTRAINT "samtykke_withdrawal_by_account_id_account_id_fk" FOREIGN KEY ("by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cube"."figure" ADD CONSTRAINT "figure_quarter_on_quarter_starts_on_fk" FOREIGN KEY ("quarter_on") REFERENCES "cube"."quarter"("starts_on") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cube"."figure" ADD CONSTRAINT "figure_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "cube"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cube"."operation" ADD CONSTRAINT "operation_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "cube"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cube"."unit" ADD CONSTRAINT "unit_id_enhed_id_fk" FOREIGN KEY ("id") REFERENCES "public"."enhed"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cube"."workload" ADD CONSTRAINT "workload_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cube"."workload" ADD CONSTRAINT "workload_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "cube"."unit"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarter_class" ADD CONSTRAINT "quarter_class_formed_on_quarter_starts_on_fk" FOREIGN KEY ("formed_on") REFERENCES "cube"."quarter"("starts_on") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarter_member" ADD CONSTRAINT "quarter_member_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarter_member" ADD CONSTRAINT "quarter_member_class_id_quarter_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."quarter_class"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarter_member" ADD CONSTRAINT "quarter_member_unit_id_enhed_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."enhed"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quarter_member" ADD CONSTRAINT "quarter_member_rater_account_id_account_id_fk" FOREIGN KEY ("rater_account_id") REFERENCES "public"."account"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fravaer" ADD CONSTRAINT "fravaer_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overdragelse" ADD CONSTRAINT "overdragelse_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overdragelse" ADD CONSTRAINT "overdragelse_from_account_id_account_id_fk" FOREIGN KEY ("from_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overdragelse" ADD CONSTRAINT "overdragelse_to_account_id_account_id_fk" FOREIGN KEY ("to_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overdragelse" ADD CONSTRAINT "overdragelse_by_account_id_account_id_fk" FOREIGN KEY ("by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_membership" ADD CONSTRAINT "team_membership_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_membership" ADD CONSTRAINT "team_membership_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply" ADD CONSTRAINT "reply_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply" ADD CONSTRAINT "reply_maaling_id_trivselsmaaling_id_fk" FOREIGN KEY ("maaling_id") REFERENCES "public"."trivselsmaaling"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply" ADD CONSTRAINT "reply_statement_id_plan_statement_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."plan_statement"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reply" ADD CONSTRAINT "reply_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsemne" ADD CONSTRAINT "trivselsemne_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsemne" ADD CONSTRAINT "trivselsemne_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselslineal_anchor" ADD CONSTRAINT "trivselslineal_anchor_lineal_key_lineal_version_trivselslineal_key_version_fk" FOREIGN KEY ("lineal_key","lineal_version") REFERENCES "public"."trivselslineal"("key","version") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsmaaling" ADD CONSTRAINT "trivselsmaaling_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsmaaling" ADD CONSTRAINT "trivselsmaaling_rater_account_id_account_id_fk" FOREIGN KEY ("rater_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsmaaling" ADD CONSTRAINT "trivselsmaaling_emne_id_trivselsemne_id_fk" FOREIGN KEY ("emne_id") REFERENCES "public"."trivselsemne"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsmaaling" ADD CONSTRAINT "trivselsmaaling_typed_by_account_id_account_id_fk" FOREIGN KEY ("typed_by_account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsmaaling" ADD CONSTRAINT "trivselsmaaling_forvaltning_id_enhed_id_fk" FOREIGN KEY ("forvaltning_id") REFERENCES "public"."enhed"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsmaaling" ADD CONSTRAINT "trivselsmaaling_lineal_key_lineal_version_trivselslineal_key_version_fk" FOREIGN KEY ("lineal_key","lineal_version") REFERENCES "public"."trivselslineal"("key","version") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsnote" ADD CONSTRAINT "trivselsnote_maaling_id_trivselsmaaling_id_fk" FOREIGN KEY ("maaling_id") REFERENCES "public"."trivselsmaaling"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsnote" ADD CONSTRAINT "trivselsnote_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsnote_read" ADD CONSTRAINT "trivselsnote_read_maaling_id_trivselsmaaling_id_fk" FOREIGN KEY ("maaling_id") REFERENCES "public"."trivselsmaaling"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsnote_read" ADD CONSTRAINT "trivselsnote_read_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsnote_read" ADD CONSTRAINT "trivselsnote_read_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsopening" ADD CONSTRAINT "trivselsopening_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsopening" ADD CONSTRAINT "trivselsopening_maaling_id_trivselsmaaling_id_fk" FOREIGN KEY ("maaling_id") REFERENCES "public"."trivselsmaaling"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsopening" ADD CONSTRAINT "trivselsopening_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsvalue" ADD CONSTRAINT "trivselsvalue_maaling_id_trivselsmaaling_id_fk" FOREIGN KEY ("maaling_id") REFERENCES "public"."trivselsmaaling"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trivselsvalue" ADD CONSTRAINT "trivselsvalue_borger_id_borger_id_fk" FOREIGN KEY ("borger_id") REFERENCES "public"."borger"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "access_alarm_once" ON "access_alarm" USING btree ("type","about");--> statement-breakpoint
CREATE INDEX "access_alarm_at" ON "access_alarm" USING btree ("at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "access_alarm_handled_by" ON "access_alarm" USING btree ("handled_by_account_id");--> statement-breakpoint
CREATE INDEX "access_entry_borger" ON "access_entry" USING btree ("borger_id","id");--> statement-breakpoint
CREATE INDEX "access_entry_event" ON "access_entry" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "access_event_account" ON "access_event" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "access_event_at" ON "access_event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "access_event_request" ON "access_event" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "access_event_everybody" ON "access_event" USING btree ("id") WHERE "access_event"."kind" = 'everybody';--> statement-breakpoint
CREATE UNIQUE INDEX "access_seal_event" ON "access_seal" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "access_served_at" ON "access_served" USING btree ("at");--> statement-breakpoint
CREATE INDEX "besked_samtale" ON "besked" USING btree ("samtale_id","created_at");--> statement-breakpoint
CREATE INDEX "besked_borger" ON "besked" USING btree ("borger_id","created_at");--> statement-breakpoint
CREATE INDEX "besked_author" ON "besked" USING btree ("author_account_id");--> statement-breakpoint
CREATE INDEX "besked_read_account" ON "besked_read" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "besked_read_borger" ON "besked_read" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "samtale_borger" ON "samtale" USING btree ("borger_id","created_at");--> statement-breakpoint
CREATE INDEX "samtale_started_by" ON "samtale" USING btree ("started_by_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "samtale_reader_once" ON "samtale_reader" USING btree ("samtale_id","account_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "samtale_reader_borger" ON "samtale_reader" USING btree ("borger_id","account_id");--> statement-breakpoint
CREATE INDEX "samtale_reader_account" ON "samtale_reader" USING btree ("account_id","samtale_id");--> statement-breakpoint
CREATE INDEX "samtale_reader_added_by" ON "samtale_reader" USING btree ("added_by_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "borger_cpr" ON "borger" USING btree ("cpr_hash");--> statement-breakpoint
CREATE INDEX "netvaerksperson_borger" ON "netvaerksperson" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "event_borger" ON "event" USING btree ("borger_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "event_actor" ON "event" USING btree ("actor_account_id");--> statement-breakpoint
CREATE INDEX "event_forvaltning" ON "event" USING btree ("forvaltning_id","borger_id");--> statement-breakpoint
CREATE INDEX "journal_delivery_next" ON "journal_delivery" USING btree ("next_at") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "journal_delivery_open" ON "journal_delivery" USING btree ("borger_id") WHERE state <> 'received';--> statement-breakpoint
CREATE INDEX "journal_delivery_borger" ON "journal_delivery" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "journal_delivery_target" ON "journal_delivery" USING btree ("target_id","state");--> statement-breakpoint
CREATE INDEX "journal_delivery_by" ON "journal_delivery" USING btree ("by_account_id");--> statement-breakpoint
CREATE INDEX "journal_item_forvaltning" ON "journal_item" USING btree ("forvaltning_id");--> statement-breakpoint
CREATE INDEX "journal_item_made_by" ON "journal_item" USING btree ("made_by_account_id");--> statement-breakpoint
CREATE INDEX "journal_item_uncleared" ON "journal_item" USING btree ("made_at") WHERE cleared_at is null;--> statement-breakpoint
CREATE INDEX "journal_target_forvaltning" ON "journal_target" USING btree ("forvaltning_id");--> statement-breakpoint
CREATE INDEX "moede_acknowledgement_borger" ON "moede_acknowledgement" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "anmodning_borger" ON "anmodning" USING btree ("borger_id","created_at");--> statement-breakpoint
CREATE INDEX "anmodning_moede" ON "anmodning" USING btree ("moede_id");--> statement-breakpoint
CREATE INDEX "anmodning_account" ON "anmodning" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "anmodning_answered_by" ON "anmodning" USING btree ("answered_by_account_id");--> statement-breakpoint
CREATE INDEX "beslutning_moede" ON "beslutning" USING btree ("moede_id");--> statement-breakpoint
CREATE INDEX "beslutning_borger" ON "beslutning" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "beslutning_author" ON "beslutning" USING btree ("author_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feed_token" ON "calendar_feed" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "calendar_feed_account" ON "calendar_feed" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "dagsordenspunkt_moede" ON "dagsordenspunkt" USING btree ("moede_id","position");--> statement-breakpoint
CREATE INDEX "dagsordenspunkt_borger" ON "dagsordenspunkt" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "dagsordenspunkt_author" ON "dagsordenspunkt" USING btree ("author_account_id");--> statement-breakpoint
CREATE INDEX "moede_borger" ON "moede" USING btree ("borger_id","starts_at");--> statement-breakpoint
CREATE INDEX "moede_forvaltning" ON "moede" USING btree ("forvaltning_id","borger_id");--> statement-breakpoint
CREATE INDEX "moede_called_by" ON "moede" USING btree ("called_by_account_id");--> statement-breakpoint
CREATE INDEX "moede_closed_by" ON "moede" USING btree ("closed_by_account_id");--> statement-breakpoint
CREATE INDEX "moede_template_key" ON "moede" USING btree ("template_key");--> statement-breakpoint
CREATE INDEX "moede_kickoff" ON "moede" USING btree ("kickoff_id");--> statement-breakpoint
CREATE UNIQUE INDEX "moede_invitation_answer" ON "moede_invitation" USING btree ("answer_hash");--> statement-breakpoint
CREATE INDEX "moede_invitation_account" ON "moede_invitation" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "moede_invitation_moede" ON "moede_invitation" USING btree ("moede_id");--> statement-breakpoint
CREATE INDEX "moede_invitation_borger" ON "moede_invitation" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "moede_invitation_next" ON "moede_invitation" USING btree ("next_at") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "moede_note_moede" ON "moede_note" USING btree ("moede_id","key","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "moede_note_borger" ON "moede_note" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "moede_note_by" ON "moede_note" USING btree ("by_account_id");--> statement-breakpoint
CREATE INDEX "moede_participant_moede" ON "moede_participant" USING btree ("moede_id");--> statement-breakpoint
CREATE INDEX "moede_participant_substitute" ON "moede_participant" USING btree ("substitute_account_id");--> statement-breakpoint
CREATE INDEX "moede_participant_invited_by" ON "moede_participant" USING btree ("invited_by_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "moede_participant_once" ON "moede_participant" USING btree ("moede_id","account_id") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "moede_participant_network_once" ON "moede_participant" USING btree ("moede_id","netvaerksperson_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "moede_participant_borger" ON "moede_participant" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "moede_participant_account" ON "moede_participant" USING btree ("account_id","moede_id");--> statement-breakpoint
CREATE INDEX "moede_participant_netvaerksperson" ON "moede_participant" USING btree ("netvaerksperson_id");--> statement-breakpoint
CREATE UNIQUE INDEX "opgave_once_of_plan" ON "opgave" USING btree ("plan_id","type","forvaltning_id");--> statement-breakpoint
CREATE INDEX "opgave_plan" ON "opgave" USING btree ("plan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "opgave_once" ON "opgave" USING btree ("moede_id","type") WHERE type <> 'other';--> statement-breakpoint
CREATE INDEX "opgave_borger" ON "opgave" USING btree ("borger_id","due_on");--> statement-breakpoint
CREATE INDEX "opgave_moede" ON "opgave" USING btree ("moede_id");--> statement-breakpoint
CREATE INDEX "opgave_created_by" ON "opgave" USING btree ("created_by_account_id");--> statement-breakpoint
CREATE INDEX "opgave_done_by" ON "opgave" USING btree ("done_by_account_id");--> statement-breakpoint
CREATE INDEX "opgave_forvaltning" ON "opgave" USING btree ("forvaltning_id","borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notification_once" ON "notification" USING btree ("account_id","kind","about");--> statement-breakpoint
CREATE INDEX "notification_due" ON "notification" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "notification_borger" ON "notification" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "notification_contact_confirm" ON "notification_contact" USING btree ("confirm_hash");--> statement-breakpoint
CREATE INDEX "notification_delivery_next" ON "notification_delivery" USING btree ("next_at") WHERE state in ('waiting', 'sending');--> statement-breakpoint
CREATE UNIQUE INDEX "push_subscription_endpoint" ON "push_subscription" USING btree ("endpoint") WHERE gone_at is null;--> statement-breakpoint
CREATE INDEX "push_subscription_account" ON "push_subscription" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "phone_account" ON "phone" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "phone_item_account" ON "phone_item" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_borger" ON "account" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "account_employee" ON "account" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "account_enhed" ON "account" USING btree ("enhed_id");--> statement-breakpoint
CREATE INDEX "admin_change_account" ON "admin_change" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "enhed_parent" ON "enhed" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "enhed_forvaltning" ON "enhed" USING btree ("forvaltning_id");--> statement-breakpoint
CREATE INDEX "identity_account" ON "identity" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "import_item_borger" ON "import_item" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_token" ON "session" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_subject" ON "session" USING btree ("issuer","subject");--> statement-breakpoint
CREATE UNIQUE INDEX "aftale_row" ON "aftale" USING btree ("item_id","first_version");--> statement-breakpoint
CREATE INDEX "aftale_plan" ON "aftale" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "aftale_borger" ON "aftale" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "aftale_ours" ON "aftale" USING btree ("borger_id","due_on") WHERE "aftale"."owed_by" = 'kommune';--> statement-breakpoint
CREATE INDEX "aftale_forvaltning" ON "aftale" USING btree ("forvaltning_id","borger_id");--> statement-breakpoint
CREATE INDEX "aftale_responsible" ON "aftale" USING btree ("responsible_account_id");--> statement-breakpoint
CREATE INDEX "aftale_edited_by" ON "aftale" USING btree ("edited_by_account_id");--> statement-breakpoint
CREATE INDEX "aftale_tavlepunkt" ON "aftale" USING btree ("from_tavlepunkt_id");--> statement-breakpoint
CREATE INDEX "aftale_responsible_forvaltning" ON "aftale" USING btree ("responsible_forvaltning_id");--> statement-breakpoint
CREATE INDEX "aftale_status_aftale" ON "aftale_status" USING btree ("aftale_item_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "aftale_status_borger" ON "aftale_status" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "aftale_status_by" ON "aftale_status" USING btree ("by_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delmaal_row" ON "delmaal" USING btree ("item_id","first_version");--> statement-breakpoint
CREATE INDEX "delmaal_plan" ON "delmaal" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "delmaal_borger" ON "delmaal" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "delmaal_forvaltning" ON "delmaal" USING btree ("forvaltning_id","borger_id");--> statement-breakpoint
CREATE INDEX "delmaal_responsible" ON "delmaal" USING btree ("responsible_account_id");--> statement-breakpoint
CREATE INDEX "delmaal_edited_by" ON "delmaal" USING btree ("edited_by_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "indsats_row" ON "indsats" USING btree ("item_id","first_version");--> statement-breakpoint
CREATE INDEX "indsats_plan" ON "indsats" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "indsats_borger" ON "indsats" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "indsats_forvaltning" ON "indsats" USING btree ("forvaltning_id","borger_id");--> statement-breakpoint
CREATE INDEX "indsats_responsible" ON "indsats" USING btree ("responsible_account_id");--> statement-breakpoint
CREATE INDEX "indsats_edited_by" ON "indsats" USING btree ("edited_by_account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "maal_row" ON "maal" USING btree ("item_id","first_version");--> statement-breakpoint
CREATE INDEX "maal_plan" ON "maal" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "maal_borger" ON "maal" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "maal_forvaltning" ON "maal" USING btree ("forvaltning_id","borger_id");--> statement-breakpoint
CREATE INDEX "maal_edited_by" ON "maal" USING btree ("edited_by_account_id");--> statement-breakpoint
CREATE INDEX "maal_tavlepunkt" ON "maal" USING btree ("from_tavlepunkt_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_one_active" ON "plan" USING btree ("borger_id") WHERE "plan"."ended_on" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_number" ON "plan" USING btree ("number");--> statement-breakpoint
CREATE INDEX "plan_borger" ON "plan" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "plan_statement_borger" ON "plan_statement" USING btree ("borger_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "plan_statement_version" ON "plan_statement" USING btree ("plan_id","version");--> statement-breakpoint
CREATE INDEX "plan_version_borger" ON "plan_version" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "plan_version_published_by" ON "plan_version" USING btree ("published_by_account_id");--> statement-breakpoint
CREATE INDEX "tavlepunkt_borger" ON "tavlepunkt" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "tavlepunkt_author" ON "tavlepunkt" USING btree ("author_account_id");--> statement-breakpoint
CREATE INDEX "tavlepunkt_forvaltning" ON "tavlepunkt" USING btree ("forvaltning_id","borger_id");--> statement-breakpoint
CREATE INDEX "wish_borger" ON "wish" USING btree ("borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "question_once" ON "cube"."question" USING btree ("question_id","leder_account_id");--> statement-breakpoint
CREATE INDEX "question_leder" ON "cube"."question" USING btree ("leder_account_id");--> statement-breakpoint
CREATE INDEX "leder_question_borger" ON "leder_question" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "leder_question_author" ON "leder_question" USING btree ("author_account_id");--> statement-breakpoint
CREATE INDEX "leder_question_forvaltning" ON "leder_question" USING btree ("forvaltning_id","borger_id");--> statement-breakpoint
CREATE INDEX "adgangsgrundlag_borger" ON "adgangsgrundlag" USING btree ("borger_id","forvaltning_id");--> statement-breakpoint
CREATE INDEX "adgangsgrundlag_forvaltning" ON "adgangsgrundlag" USING btree ("forvaltning_id");--> statement-breakpoint
CREATE INDEX "adgangsgrundlag_noted_by" ON "adgangsgrundlag" USING btree ("noted_by_account_id");--> statement-breakpoint
CREATE INDEX "adgangsgrundlag_renews" ON "adgangsgrundlag" USING btree ("renews_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plan_samtykke_one" ON "plan_samtykke" USING btree ("plan_id") WHERE "plan_samtykke"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "plan_samtykke_borger" ON "plan_samtykke" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "plan_samtykke_noted_by" ON "plan_samtykke" USING btree ("noted_by_account_id");--> statement-breakpoint
CREATE INDEX "plan_samtykke_withdrawn_by" ON "plan_samtykke" USING btree ("withdrawn_by_account_id");--> statement-breakpoint
CREATE INDEX "samtykke_withdrawal_borger" ON "samtykke_withdrawal" USING btree ("borger_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "samtykke_withdrawal_of" ON "samtykke_withdrawal" USING btree ("adgangsgrundlag_id");--> statement-breakpoint
CREATE INDEX "samtykke_withdrawal_forvaltning" ON "samtykke_withdrawal" USING btree ("forvaltning_id");--> statement-breakpoint
CREATE INDEX "samtykke_withdrawal_by" ON "samtykke_withdrawal" USING btree ("by_account_id");--> statement-breakpoint
CREATE INDEX "figure_quarter" ON "cube"."figure" USING btree ("quarter_on");--> statement-breakpoint
CREATE INDEX "unit_parent" ON "cube"."unit" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "unit_path" ON "cube"."unit" USING gin ("path");--> statement-breakpoint
CREATE INDEX "workload_unit" ON "cube"."workload" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "quarter_class_formed" ON "quarter_class" USING btree ("formed_on");--> statement-breakpoint
CREATE UNIQUE INDEX "quarter_member_once" ON "quarter_member" USING btree ("measure","borger_id");--> statement-breakpoint
CREATE INDEX "quarter_member_borger" ON "quarter_member" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "quarter_member_class" ON "quarter_member" USING btree ("class_id");--> statement-breakpoint
CREATE INDEX "quarter_member_unit" ON "quarter_member" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "quarter_member_rater" ON "quarter_member" USING btree ("rater_account_id");--> statement-breakpoint
CREATE INDEX "fravaer_account" ON "fravaer" USING btree ("account_id","to_on");--> statement-breakpoint
CREATE INDEX "overdragelse_borger" ON "overdragelse" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "overdragelse_from" ON "overdragelse" USING btree ("from_account_id");--> statement-breakpoint
CREATE INDEX "overdragelse_to" ON "overdragelse" USING btree ("to_account_id");--> statement-breakpoint
CREATE INDEX "overdragelse_by" ON "overdragelse" USING btree ("by_account_id");--> statement-breakpoint
CREATE INDEX "team_membership_borger" ON "team_membership" USING btree ("borger_id","account_id");--> statement-breakpoint
CREATE INDEX "team_membership_account" ON "team_membership" USING btree ("account_id","borger_id");--> statement-breakpoint
CREATE INDEX "reply_borger" ON "reply" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "reply_maaling" ON "reply" USING btree ("maaling_id");--> statement-breakpoint
CREATE INDEX "reply_statement" ON "reply" USING btree ("statement_id");--> statement-breakpoint
CREATE INDEX "reply_account" ON "reply" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "trivselsemne_borger" ON "trivselsemne" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "trivselsemne_forvaltning" ON "trivselsemne" USING btree ("forvaltning_id","borger_id");--> statement-breakpoint
CREATE UNIQUE INDEX "trivselslineal_one_active" ON "trivselslineal" USING btree ("active") WHERE "trivselslineal"."active";--> statement-breakpoint
CREATE UNIQUE INDEX "trivselsmaaling_client" ON "trivselsmaaling" USING btree ("client_id","rater_account_id");--> statement-breakpoint
CREATE INDEX "trivselsmaaling_borger" ON "trivselsmaaling" USING btree ("borger_id","received_at");--> statement-breakpoint
CREATE INDEX "trivselsmaaling_overall" ON "trivselsmaaling" USING btree ("borger_id","received_at") WHERE "trivselsmaaling"."rater_kind" = 'borger' and "trivselsmaaling"."emne_id" is null;--> statement-breakpoint
CREATE INDEX "trivselsmaaling_emne" ON "trivselsmaaling" USING btree ("emne_id","received_at") WHERE "trivselsmaaling"."emne_id" is not null;--> statement-breakpoint
CREATE INDEX "trivselsmaaling_rater" ON "trivselsmaaling" USING btree ("rater_account_id","borger_id","emne_id","received_at");--> statement-breakpoint
CREATE INDEX "trivselsmaaling_quarter" ON "trivselsmaaling" USING btree ("quarter_on");--> statement-breakpoint
CREATE INDEX "trivselsmaaling_lineal" ON "trivselsmaaling" USING btree ("lineal_key","lineal_version");--> statement-breakpoint
CREATE INDEX "trivselsmaaling_typed_by" ON "trivselsmaaling" USING btree ("typed_by_account_id") WHERE "trivselsmaaling"."typed_by_account_id" is not null;--> statement-breakpoint
CREATE INDEX "trivselsmaaling_forvaltning" ON "trivselsmaaling" USING btree ("forvaltning_id","borger_id") WHERE "trivselsmaaling"."forvaltning_id" is not null;--> statement-breakpoint
CREATE INDEX "trivselsnote_borger" ON "trivselsnote" USING btree ("borger_id","maaling_id");--> statement-breakpoint
CREATE INDEX "trivselsnote_read_account" ON "trivselsnote_read" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "trivselsnote_read_borger" ON "trivselsnote_read" USING btree ("borger_id","maaling_id");--> statement-breakpoint
CREATE INDEX "trivselsopening_maaling" ON "trivselsopening" USING btree ("maaling_id");--> statement-breakpoint
CREATE INDEX "trivselsopening_borger" ON "trivselsopening" USING btree ("borger_id");--> statement-breakpoint
CREATE INDEX "trivselsvalue_borger" ON "trivselsvalue" USING btree ("borger_id");