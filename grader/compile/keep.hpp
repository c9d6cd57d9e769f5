// Included behind the contract, before the student's file: a function of the contract is there for us to call, also where
// the file marks it `inline` and nothing in it calls it. g++ would leave it out.
#define HALFSPACE_KEEP(name, ...) extern decltype(name) name __attribute__((used));
namespace student {
SUBJECT_FUNCTIONS(HALFSPACE_KEEP)
}
#undef HALFSPACE_KEEP
