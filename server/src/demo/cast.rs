//! The people of the demo workspace, all of them invented.

/// First name, last name, and the name before the `@`.
pub(super) type Person = (&'static str, &'static str, &'static str);

/// The first is the owner, then come [`ADMINS`], then [`STAFF`], then ordinary members.
pub(super) const PEOPLE: &[Person] = &[
    ("Olivia", "Hartmann", "olivia.hartmann"),
    ("José", "Álvarez", "jose.alvarez"),
    ("Chidinma", "Okafor", "chidinma.okafor"),
    ("Søren", "Kjær", "soren.kjaer"),
    ("Priya", "Raghunathan", "priya.raghunathan"),
    ("Dana", "Whitlock", "dana.whitlock"),
    ("Marek", "Dvořák", "marek.dvorak"),
    ("Aoife", "Ní Bhriain", "aoife.nibhriain"),
    ("Tobias", "Lindqvist", "tobias.lindqvist"),
    ("芽衣", "田中", "mei.tanaka"),
    ("Ingrid", "Solheim", "ingrid.solheim"),
    ("Łukasz", "Wójcik", "lukasz.wojcik"),
    ("Zoë", "van der Berg", "zoe.vanderberg"),
    ("François", "Lefèvre", "francois.lefevre"),
    ("Мария", "Иванова", "maria.ivanova"),
    ("Ελένη", "Παπαδοπούλου", "eleni.papadopoulou"),
    ("أمينة", "الحسن", "amina.alhassan"),
    ("नेहा", "शर्मा", "neha.sharma"),
    ("민준", "김", "minjun.kim"),
    ("小龙", "李", "xiaolong.li"),
    ("Nguyễn", "Thị Mai", "mai.nguyen"),
    ("דוד", "לוי", "david.levi"),
    ("สมชาย", "ใจดี", "somchai.jaidee"),
    ("İpek", "Yılmaz", "ipek.yilmaz"),
    ("Ólafur", "Þórsson", "olafur.thorsson"),
    ("Siobhán", "O'Neill", "siobhan.oneill"),
    ("Jürgen", "Weiß", "juergen.weiss"),
    ("Mary-Jane", "Castellanos", "maryjane.castellanos"),
    ("Kwame", "Mensah", "kwame.mensah"),
    ("Ana Sofia", "Teixeira", "anasofia.teixeira"),
    ("Ștefan", "Ionescu", "stefan.ionescu"),
    ("Matthew", "Cole", "matthew.cole"),
    ("Grace", "Adeyemi", "grace.adeyemi"),
    ("Björn", "Ekström", "bjorn.ekstrom"),
    ("Camille", "Dubois", "camille.dubois"),
    ("Rafael", "Nascimento", "rafael.nascimento"),
    ("Hana", "Nováková", "hana.novakova"),
    ("Tariq", "Mahmood", "tariq.mahmood"),
    ("Leilani", "Kealoha", "leilani.kealoha"),
    ("Anders", "Høgh", "anders.hogh"),
    ("Wanjiru", "Kamau", "wanjiru.kamau"),
    ("Paolo", "D'Angelo", "paolo.dangelo"),
    ("Katarzyna", "Żak", "katarzyna.zak"),
    ("Emily", "Foster", "emily.foster"),
    ("Daniel", "Foster", "daniel.foster"),
    ("Noémie", "Gagnon", "noemie.gagnon"),
    ("Étienne", "Tremblay", "etienne.tremblay"),
    ("Marie-Ève", "Bouchard", "marieeve.bouchard"),
    ("Alejandra", "Muñoz", "alejandra.munoz"),
    ("Kenji", "Mori", "kenji.mori"),
    ("Fatou", "Diallo", "fatou.diallo"),
    ("Petra", "Šimić", "petra.simic"),
    ("Thandiwe", "Nkosi", "thandiwe.nkosi"),
    ("Robert", "Kowalski, Jr.", "robert.kowalski"),
    ("Samuel \"Sam\"", "Brooks", "sam.brooks"),
    ("Amara", "Johnson", "amara.johnson"),
    ("Viktor", "Horváth", "viktor.horvath"),
    ("Laila", "Haddad", "laila.haddad"),
    ("Madonna", "", "madonna"),
    ("Gustavo", "Peña", "gustavo.pena"),
    ("Hye-jin", "Park", "hyejin.park"),
    ("Oskar", "Lehtinen", "oskar.lehtinen"),
    ("Beatriz", "Conceição", "beatriz.conceicao"),
    ("Ravi", "Subramanian", "ravi.subramanian"),
    ("", "", "new.colleague"),
    ("", "", "summer.intern"),
];

/// How many admins follow the owner.
pub(super) const ADMINS: usize = 4;
/// How many of the platform's own people follow the admins.
pub(super) const STAFF: usize = 4;
/// Where ordinary members begin.
pub(super) const FIRST_MEMBER: usize = 1 + ADMINS + STAFF;
/// Who is in two workspaces.
pub(super) const SHARED: usize = 10;
/// Who was deactivated some weeks ago.
pub(super) const DEACTIVATED: [usize; 4] = [31, 39, 44, 56];
/// Who was removed: only their sessions are left.
pub(super) const REMOVED: usize = 43;
/// Who joined in the last months.
pub(super) const NEW_HIRES: std::ops::Range<usize> = 54..64;
/// Who was invited, but never came; nobody knows their names yet.
pub(super) const INVITED: std::ops::Range<usize> = 64..66;
