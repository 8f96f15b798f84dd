//! The tables as diesel knows them, the same on both engines. `migrations/` makes them.

diesel::table! {
    /// Each thing of a family's record as it stands.
    object (family_id, kind, id) {
        family_id -> BigInt,
        kind -> Text,
        id -> BigInt,
        version -> Integer,
        changed_at -> BigInt,
        changed_by -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    /// Everything that happened, one chain a family; chain 0 is the authority's own.
    journal (chain, seq) {
        chain -> BigInt,
        seq -> BigInt,
        at -> BigInt,
        actor -> BigInt,
        verb -> Text,
        kind -> Text,
        object_id -> BigInt,
        version -> Integer,
        reason -> Text,
        basis -> Text,
        body -> Nullable<Text>,
        hash -> Binary,
        form -> Integer,
        change -> BigInt,
        chains -> Integer,
        together -> Nullable<Binary>,
        reason_salt -> Nullable<Binary>,
        reason_erased -> Nullable<Binary>,
        body_salt -> Nullable<Binary>,
        body_erased -> Nullable<Binary>,
    }
}

diesel::table! {
    /// The last entry of each chain.
    chain_head (chain) {
        chain -> BigInt,
        seq -> BigInt,
        hash -> Binary,
        changed -> BigInt,
        signed_in -> BigInt,
    }
}

diesel::table! {
    /// Signed statements about all chains at a moment.
    checkpoint (number) {
        number -> BigInt,
        at -> BigInt,
        chains -> BigInt,
        entries -> BigInt,
        root -> Binary,
        signed_by -> Binary,
        signature -> Binary,
    }
}

diesel::table! {
    /// The heads that a checkpoint signed and that had moved since the one before.
    checkpoint_head (chain, number) {
        chain -> BigInt,
        number -> BigInt,
        seq -> BigInt,
        hash -> Binary,
    }
}

diesel::table! {
    /// What lists and access decisions need of a family's case.
    family (id) {
        id -> BigInt,
        reference -> Text,
        name -> Text,
        stage -> Text,
        status -> Text,
        team_id -> BigInt,
        lead_worker -> Nullable<BigInt>,
        chair -> Nullable<BigInt>,
        restricted -> Integer,
        opened -> Integer,
        closed -> Nullable<Integer>,
        folded_name -> Text,
        folded_reference -> Text,
    }
}

diesel::table! {
    /// The co-workers of a family.
    family_worker (family_id, worker_id) {
        family_id -> BigInt,
        worker_id -> BigInt,
    }
}

diesel::table! {
    /// Keys under which a worker's form was saved.
    saved_once (worker, key) {
        worker -> BigInt,
        key -> Text,
        family_id -> BigInt,
        at -> BigInt,
        outcome -> Text,
    }
}

diesel::table! {
    /// What people typed and have not saved yet.
    draft (worker, key) {
        worker -> BigInt,
        key -> Text,
        family_id -> BigInt,
        at -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    /// What is due in a family.
    due (family_id, place) {
        family_id -> BigInt,
        place -> Integer,
        code -> Text,
        on_day -> Integer,
        undated -> Integer,
        for_worker -> Nullable<BigInt>,
        for_team -> Nullable<BigInt>,
        object_kind -> Text,
        object_id -> BigInt,
        what -> Text,
        why -> Text,
    }
}

diesel::table! {
    /// The figures of a family.
    family_summary (family_id) {
        family_id -> BigInt,
        body -> Text,
        lowest_score -> Nullable<Integer>,
        last_rating -> Nullable<Integer>,
        blocking -> Integer,
        drawn -> Integer,
    }
}

diesel::table! {
    /// The people of all families as they are searched for.
    person_index (person_id) {
        person_id -> BigInt,
        family_id -> BigInt,
        reference -> Text,
        given -> Text,
        family_name -> Text,
        also_known_as -> Text,
        part -> Text,
        born -> Nullable<Integer>,
        died -> Nullable<Integer>,
        address -> Text,
    }
}

diesel::table! {
    /// The keys under which each of them is found.
    name_key (key, team_id, person_id) {
        key -> Text,
        team_id -> BigInt,
        person_id -> BigInt,
    }
}

diesel::table! {
    /// The entries of ledgers as they are listed and searched.
    ledger (family_id, kind, id) {
        family_id -> BigInt,
        kind -> Text,
        id -> BigInt,
        on_day -> Integer,
        minute -> Integer,
        sort -> Text,
        about -> Text,
        folded -> Text,
    }
}

diesel::table! {
    /// What rules see of a family's ledger.
    ledger_digest (family_id) {
        family_id -> BigInt,
        body -> Text,
    }
}

diesel::table! {
    /// What access decisions need of a child's own record.
    child (id) {
        id -> BigInt,
        team_id -> Nullable<BigInt>,
        lead_worker -> Nullable<BigInt>,
        hidden -> Integer,
    }
}

diesel::table! {
    /// To which families' records a child belongs.
    child_link (child_id, link_id) {
        child_id -> BigInt,
        link_id -> BigInt,
        family_id -> BigInt,
        person_id -> BigInt,
        from_day -> Integer,
        to_day -> Nullable<Integer>,
        holding -> Integer,
    }
}

diesel::table! {
    /// With which parties a child lives, lived or is to live.
    placed_with (child_id, placement_id) {
        child_id -> BigInt,
        placement_id -> BigInt,
        party_id -> BigInt,
    }
}

diesel::table! {
    /// What access decisions need of a party's record.
    party (id) {
        id -> BigInt,
        team_id -> BigInt,
        lead_worker -> Nullable<BigInt>,
        restricted -> Integer,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    object,
    journal,
    chain_head,
    checkpoint,
    checkpoint_head,
    family,
    family_worker,
    saved_once,
    draft
);
